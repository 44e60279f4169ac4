package uk.coregroups.scheduling.conference;

import java.time.LocalDate;
import java.util.List;
import uk.coregroups.events.ids.ChildId;
import uk.coregroups.events.ids.ConferenceId;
import uk.coregroups.events.ids.CoreGroupId;
import uk.coregroups.events.ids.PartnershipId;

/**
 * A conference that was held, for one child or for several of a family at once.
 *
 * @param children those whose plans it was about
 * @param quorate whether enough agencies came for it to count as held
 */
public record Conference(
    ConferenceId id,
    PartnershipId partnership,
    CoreGroupId coreGroup,
    Type kind,
    LocalDate heldOn,
    List<ChildId> children,
    boolean quorate) {

  /** Which conference. */
  public enum Type {
    /** The one that makes the plan. */
    INITIAL,
    /** One that looks at it again. */
    REVIEW,
    /** The first here for a child whose plan was made by another authority. */
    TRANSFER_IN;

    /** Whether a plan here begins with it. */
    public boolean isFirst() {
      return this != REVIEW;
    }
  }
}
