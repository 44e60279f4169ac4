package uk.coregroups.membership.change;

/** By which way something was changed; a page, unless the transaction said otherwise. */
enum Way {
  PAGE,
  EXTRACT,
  MERGE
}
