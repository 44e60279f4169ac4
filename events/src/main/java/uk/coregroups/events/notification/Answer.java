package uk.coregroups.events.notification;

/** What a person can say to an invitation, as calendars put it (PARTSTAT, RFC 5545, 3.2.12). */
public enum Answer {
  ACCEPTED,
  TENTATIVE,
  DECLINED
}
