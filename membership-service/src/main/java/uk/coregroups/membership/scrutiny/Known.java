package uk.coregroups.membership.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import uk.coregroups.events.membership.PersonKind;
import uk.coregroups.membership.partnership.RoleLabel;

/**
 * Everybody and everything an extract may name: known to the partnership from before, or only heard
 * of so far, or brought by the file.
 */
final class Known {

  private static final int VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  final Map<String, Someone> people = new HashMap<>();

  /** In the order of their ids, which an index likes too. */
  final Map<String, Family> families = new LinkedHashMap<>();

  final Map<String, Kid> children = new HashMap<>();
  final Map<String, UUID> teams = new HashMap<>();
  final Map<String, RoleLabel> roles = new HashMap<>();
  final Map<String, UUID> schools = new HashMap<>();
  final Set<String> references = new HashSet<>();
  private final long moment;
  private long given;

  /** The moment is for ids alone: those given later sort later, and an index likes that. */
  Known(long moment) {
    this.moment = moment;
  }

  Someone person(String key) {
    return people.computeIfAbsent(key, unheard -> new Someone(freshId(), true, null));
  }

  Family family(String key) {
    return families.computeIfAbsent(key, unheard -> new Family(freshId(), true));
  }

  Kid child(String key) {
    return children.computeIfAbsent(key, unheard -> new Kid(freshId(), true, null));
  }

  /** A UUID of version 7 (RFC 9562), counting in its milliseconds. */
  UUID freshId() {
    long count = given++;
    long time = (moment + (count >> 12)) << 16;
    long random = ThreadLocalRandom.current().nextLong() >>> 2;
    return new UUID(time | VERSION_7 | (count & 0xfff), VARIANT | random);
  }

  /** A person, as far as is known. */
  static final class Someone {
    final UUID id;
    final boolean fresh;
    @Nullable PersonKind kind;
    int row;
    boolean merged;
    boolean seatedAsProfessional;
    boolean seatedAsFamily;

    Someone(UUID id, boolean fresh, @Nullable PersonKind kind) {
      this.id = id;
      this.fresh = fresh;
      this.kind = kind;
    }

    boolean isUnheardOf() {
      return fresh && row == 0;
    }

    boolean isSeatedAs(PersonKind kind) {
      return switch (kind) {
        case PROFESSIONAL -> seatedAsProfessional;
        case FAMILY -> seatedAsFamily;
      };
    }
  }

  /** A family and its core group, as far as is known. */
  static final class Family {
    final UUID id;
    final boolean fresh;
    int row;
    @Nullable UUID team;
    @Nullable LocalDate since;
    boolean onAPlan;
    boolean led;
    String reference = "";
    final List<Plan> plans = new ArrayList<>(0);
    final List<Place> places = new ArrayList<>(0);

    Family(UUID id, boolean fresh) {
      this.id = id;
      this.fresh = fresh;
    }

    boolean isUnheardOf() {
      return fresh && row == 0;
    }

    /** Whether the file brings it, and its core group with it. */
    boolean isBrought() {
      return fresh && row > 0 && team != null;
    }
  }

  /** The plan of a child of a family that is new. */
  record Plan(UUID child, @Nullable LocalDate endedOn) {}

  /** A membership, not over yet, of a family that is new. */
  record Place(UUID member, Someone person, RoleLabel role, LocalDate from) {}

  /** A child, as far as is known. */
  static final class Kid {
    final UUID id;
    final boolean fresh;
    final @Nullable UUID family;
    int row;

    Kid(UUID id, boolean fresh, @Nullable UUID family) {
      this.id = id;
      this.fresh = fresh;
      this.family = family;
    }
  }
}
