package uk.coregroups.standalone.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who plays in the demonstration and in the stories. None of them lives anywhere. */
public final class Cast {

  public static final String TEAM = "North";
  public static final String VENUE = "Room 2, Civic Centre";
  public static final String LIBRARY = "Meeting Room 1, Anytown Library";
  public static final String TOWN_HALL = "Committee Room, Old Town Hall";

  public static final Player ADA_OKAFOR =
      new Player("Ada Okafor", "Anytown Council", "ada.okafor@anytown.example", "+447700900101");
  public static final Player GRACE_MBEKI =
      new Player("Grace Mbeki", "Anytown Council", "grace.mbeki@anytown.example", "+447700900102");
  public static final Player BEN_REID =
      new Player("Ben Reid", "Hillside Primary School", "b.reid@learning.example", "+447700900103");
  public static final Player BOLA_DUNN =
      new Player(
          "Bola Dunn", "Anytown Community Health", "bola.dunn@health.example", "+447700900104");
  public static final Player NIA_LYLE =
      new Player("Nia Lyle", "Anytown Community Health", "nia.lyle@health.example", null);
  public static final Player IRIS_COLE =
      new Player("Iris Cole", "Northfield Academy", "i.cole@northern.example", null);
  public static final Player TOM_RAY =
      new Player("Tom Ray", "Castle Street School", "t.ray@castle.example", null);

  public static final Player FAY_ODELL =
      new Player("Fay Odell", "Anytown Maternity", "fay.odell@maternity.example", "+447700900105");

  /**
   * The mother, who has said how she may safely be reached, and whose address must be kept secret.
   */
  public static final Player MARY_HARTLEY =
      new Player("Mary Hartley", null, "m.h.1988@mail.example", "+447700900201");

  /** The father, whom nobody has asked yet. */
  public static final Player PAUL_HARTLEY =
      new Player("Paul Hartley", null, "p.h.1985@mail.example", "+447700900202");

  /** A mother who reads her mail and her texts, and is glad of both. */
  public static final Player JO_MARLOW =
      new Player("Jo Marlow", null, "j.m.1991@mail.example", "+447700900203");

  /** A mother who speaks Polish, shares her telephone and wants to be asked before each letter. */
  public static final Player EVA_FARROW =
      new Player("Eva Farrow", null, "e.1990@mail.example", "+447700900204");

  /** A father who may not know where the mother lives. */
  public static final Player ADAM_SYKES =
      new Player("Adam Sykes", null, "a.1987@mail.example", "+447700900205");

  public static final String KIT = "Kit Farrow";

  /** A mother whose child is not born yet. */
  public static final Player KIM_SAYER =
      new Player("Kim Sayer", null, "k.s.1995@mail.example", "+447700900206");

  public static final String ISLA = "Isla Sayer";
  public static final String AVA = "Ava Hartley";
  public static final String NOAH = "Noah Hartley";
  public static final String LEO = "Leo Marsh";
  public static final String ZOE = "Zoe Marlow";
  public static final String MIA = "Mia Birch";
  public static final String SAM = "Sam Osei";

  public static final String HILLSIDE = "Hillside Primary School";
  public static final String NORTHFIELD = "Northfield Academy";
  public static final String CASTLE_STREET = "Castle Street School";

  private static final List<String> NEVER_OUTSIDE =
      List.of(
          AVA,
          NOAH,
          LEO,
          ZOE,
          MIA,
          SAM,
          ISLA,
          KIM_SAYER.name,
          "Sayer",
          JO_MARLOW.name,
          KIT,
          EVA_FARROW.name,
          "Farrow",
          ADAM_SYKES.name,
          "Sykes",
          "Marlow",
          "5 Quay Street, Anytown",
          MARY_HARTLEY.name,
          PAUL_HARTLEY.name,
          "Hartley",
          "14 Mill Lane, Anytown",
          "3 Orchard Close, Anytown",
          "8 Station Road, Anytown",
          HILLSIDE,
          NORTHFIELD,
          CASTLE_STREET);

  private static final List<Player> PLAYERS =
      List.of(
          ADA_OKAFOR,
          GRACE_MBEKI,
          BEN_REID,
          BOLA_DUNN,
          NIA_LYLE,
          IRIS_COLE,
          TOM_RAY,
          MARY_HARTLEY,
          PAUL_HARTLEY,
          JO_MARLOW,
          EVA_FARROW,
          ADAM_SYKES,
          FAY_ODELL,
          KIM_SAYER);

  private Cast() {}

  /** Whose mailbox or telephone this is. */
  public static Player at(String address) {
    return PLAYERS.stream()
        .filter(player -> player.mailbox.equals(address) || address.equals(player.mobile))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody of the cast has this address"));
  }

  /** Every child, family member, home address and school: what no letter and no log may hold. */
  public static List<String> neverOutside() {
    return NEVER_OUTSIDE;
  }

  /** One who plays. */
  public record Player(
      String name, @Nullable String agency, String mailbox, @Nullable String mobile) {

    public boolean isFamily() {
      return agency == null;
    }
  }
}
