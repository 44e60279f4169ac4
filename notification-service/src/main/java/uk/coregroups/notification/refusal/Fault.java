package uk.coregroups.notification.refusal;

/** Whose fault it is that a letter was not taken. */
public enum Fault {
  /** The receiver's address or number will not do. It is checked, and blamed. */
  RECIPIENT,
  /** The receiver has stopped texts. */
  OPTED_OUT,
  /** We, as the sender, are refused: everything waits, and nobody's address is blamed. */
  SENDER,
  /**
   * A policy, which may be against us or against this one letter. It is taken for {@link #SENDER}
   * until other letters go while this one is still refused; then for {@link #MESSAGE}.
   */
  POLICY,
  /** This one letter will not be taken as it is. A person tells its receiver another way. */
  MESSAGE,
  /** The moment: it is tried again. */
  DEFERRED
}
