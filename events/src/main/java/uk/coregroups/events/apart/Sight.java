package uk.coregroups.events.apart;

import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.coregroups.events.ids.PartnershipId;

/**
 * Whose rows a piece of work may see: nobody's, those of some partnerships, or the whole house's.
 *
 * <p>It is bound to the thread for as long as the work lasts and no longer. Work that nobody has
 * bound sees nothing. A thread started by the work begins with nothing, too.
 */
public final class Sight {

  /** Sees no row that belongs to any partnership. */
  public static final Sight NOTHING = new Sight("", "", "");

  /**
   * Sees every row. For what the house does on its own behalf alone: rounds, the post, the mailbox,
   * the relay, and finding out whose something is.
   */
  public static final Sight HOUSE = new Sight("*", "", "");

  private static final ScopedValue<Sight> BOUND = ScopedValue.newInstance();

  private final String partnerships;
  private final String reader;
  private final String by;

  private Sight(String partnerships, String reader, String by) {
    this.by = by;
    this.partnerships = partnerships;
    this.reader = reader;
  }

  /** Sees the rows of these partnerships; of none, if there are none. */
  public static Sight of(Collection<PartnershipId> partnerships) {
    return partnerships.isEmpty()
        ? NOTHING
        : new Sight(
            partnerships.stream()
                .map(PartnershipId::value)
                .distinct()
                .sorted()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}")),
            "",
            "");
  }

  /**
   * The same as it is to the account of a member of staff: restricted groups may be closed to it.
   */
  public Sight readBy(String account) {
    return new Sight(partnerships, Restrictions.account(account), account);
  }

  /** The same as it is on behalf of an account, to which nothing is closed for that. */
  public Sight askedBy(String account) {
    return new Sight(partnerships, reader, account);
  }

  /** What this thread may see. */
  static Sight ofThisThread() {
    return BOUND.orElse(NOTHING);
  }

  /**
   * Does a piece of work with this sight and says what came of it.
   *
   * @throws IllegalStateException inside a transaction that began with another sight, because its
   *     connection keeps the one it began with
   */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
    if (TransactionSynchronizationManager.isActualTransactionActive() && !equals(ofThisThread())) {
      throw new IllegalStateException("The sight cannot change inside a transaction");
    }
    return ScopedValue.where(BOUND, this).call(work);
  }

  /** Does a piece of work with this sight; see {@link #call}. */
  public void run(Runnable work) {
    this.<Object, RuntimeException>call(() -> {
      work.run();
      return this;
    });
  }

  /** As the database is told it: an array of partnerships, a star for all, or nothing. */
  String partnerships() {
    return partnerships;
  }

  /** The account that reads, as the database is told it; nothing if no member of staff does. */
  String reader() {
    return reader;
  }

  /**
   * For whom something is done, as the database is told it; nothing if for nobody in particular.
   */
  String by() {
    return by;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sight sight
        && sight.partnerships.equals(partnerships)
        && sight.reader.equals(reader)
        && sight.by.equals(by);
  }

  @Override
  public int hashCode() {
    return Objects.hash(partnerships, reader, by);
  }

  @Override
  public String toString() {
    return partnerships;
  }
}
