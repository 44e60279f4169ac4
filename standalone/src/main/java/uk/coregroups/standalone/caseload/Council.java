package uk.coregroups.standalone.caseload;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A partnership, with how many children it has on a plan.
 *
 * @param place 0 for the largest
 */
record Council(UUID id, int place, int children) {

  private static final int ALL = 153;
  private static final int CHILDREN = 50_000;
  private static final double A_FAMILY = 1.9;

  /** How fast they become smaller; with this the largest has 1,500 children. */
  private static final double SLOPE = 12.85;

  /** All of England's, the largest first: each next is a little smaller. */
  static List<Council> all(UUID largest) {
    double whole = share(ALL);
    var councils = new ArrayList<Council>(ALL);
    int before = 0;
    for (int place = 0; place < ALL; place++) {
      int upTo = (int) Math.round(CHILDREN * share(place + 1) / whole);
      councils.add(new Council(place == 0 ? largest : UUID.randomUUID(), place, upTo - before));
      before = upTo;
    }
    return councils;
  }

  int families() {
    return (int) Math.round(children / A_FAMILY);
  }

  private static double share(int councils) {
    double sum = 0;
    for (int place = 0; place < councils; place++) {
      sum += 1 / (SLOPE + place);
    }
    return sum;
  }
}
