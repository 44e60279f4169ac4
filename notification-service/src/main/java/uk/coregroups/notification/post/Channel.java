package uk.coregroups.notification.post;

/** A way by which letters leave. */
enum Channel {
  EMAIL,
  TEXT
}
