package uk.coregroups.events.membership;

import uk.coregroups.events.Fact;

/**
 * How people are reached, and what letters may not say, on a routing key of their own: for
 * notification alone.
 */
public sealed interface ContactEvent extends Fact
    permits ContactChanged, ContactMerged, ContactsBrought, IdentifyingWordsChanged {}
