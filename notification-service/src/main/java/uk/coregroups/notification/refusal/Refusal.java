package uk.coregroups.notification.refusal;

/**
 * That a letter was not taken, and certainly so.
 *
 * @param fault whose fault it is
 * @param reason the server's own words after ours, cleaned for a person to read
 */
public record Refusal(Fault fault, String reason) {}
