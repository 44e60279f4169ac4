package uk.coregroups.standalone.backlog;

/**
 * A core group's own address, and that of somebody in it.
 *
 * @param member a professional's mailbox
 */
public record GroupAddress(String address, String member) {}
