package uk.coregroups.standalone.mailbox;

import java.time.Instant;

/** One mail in one receiver's mailbox, byte for byte as their mail server put it there. */
public final class ReceivedMail {

  private final int number;
  private final Envelope envelope;
  private final Instant receivedAt;
  private final byte[] raw;

  /** Who the sender's machine said it was from and for; the headers may say otherwise. */
  record Envelope(String sender, String receiver) {}

  ReceivedMail(int number, Envelope envelope, Instant receivedAt, byte[] raw) {
    this.number = number;
    this.envelope = envelope;
    this.receivedAt = receivedAt;
    this.raw = raw;
  }

  /** Its place in the order of arrival, from 1. */
  public int number() {
    return number;
  }

  /** The envelope's sender, where a bounce goes; empty for a mail that is a bounce itself. */
  public String sender() {
    return envelope.sender();
  }

  /** The envelope's receiver: whose mailbox it is in. */
  public String receiver() {
    return envelope.receiver();
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /**
   * The whole mail, with the {@code Return-Path} and {@code Received} the mail server put first.
   */
  public byte[] raw() {
    return raw.clone();
  }

  public OpenedMail open() {
    return new OpenedMail(raw);
  }

  /** What stands after the at sign of its receiver. */
  String receiversDomain() {
    return receiver().substring(receiver().indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return "Mail " + number;
  }
}
