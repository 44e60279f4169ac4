package uk.coregroups.events.membership;

import uk.coregroups.events.Fact;

/** Contact details, on a routing key of their own, for notification alone. */
public sealed interface ContactEvent extends Fact
    permits ContactChanged, ContactMerged, ContactsBrought {}
