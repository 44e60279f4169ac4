package uk.coregroups.standalone.caseload;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An extract of a case system as large as England: children with their plans, everybody around
 * them, and who sat in which group from when. Half of the memberships have ended, as in any system
 * that has been used for a while.
 *
 * <p>As such reports do, it says more than anybody asked: who recorded a row, when, and in which
 * step of the work.
 */
public final class CaseExtract {

  public static final int FAMILIES = 31_000;
  public static final int PLANS = 50_000;
  public static final int MEMBERSHIPS = 450_000;
  public static final int TEAMS = 40;
  public static final int SCHOOLS = 60;

  private static final int PROFESSIONALS = 15_000;
  private static final List<String> FIRST =
      List.of("Ava", "Leo", "Mary", "Ben", "Zoe", "Ada", "Nia", "Kit", "Sam", "Mohammed", "Isla");
  private static final List<String> LAST =
      List.of("Hartley", "Marsh", "Okafor", "Dunn", "Lyle", "Singh", "Williams-Jones", "O'Brien");
  private static final List<String> ROLES =
      List.of(
          "LEAD_SOCIAL_WORKER",
          "HEALTH_VISITOR",
          "SCHOOL",
          "SCHOOL_NURSE",
          "GP",
          "POLICE",
          "ADULT_SERVICES",
          "HOUSING",
          "FAMILY_SUPPORT");
  private static final String HEADINGS =
      "Record,Key,Family,Person,Team,Kind,Name,BornOn,SchoolUrn,PlanStartedOn,PlanEndedOn,Agency,"
          + "Email,Mobile,ConfidentialAddress,Role,From,LeftOn,LeftWhy,"
          + "WORKFLOW_STEP,RECORDED_BY,RECORDED_ON,CHANGED_BY,CHANGED_ON\n";

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  private final LocalDate today;
  private final int share;
  private final int families;
  private final int professionals;

  /** An extract made on a day. */
  public CaseExtract(LocalDate today) {
    this(today, 1);
  }

  /** An extract of a part of England: of one in so many. */
  public CaseExtract(LocalDate today, int share) {
    this.today = today;
    this.share = share;
    this.families = FAMILIES / share;
    this.professionals = PROFESSIONALS / share;
  }

  /** What a school's number in the register is here. */
  public static String urn(int school) {
    return String.valueOf(100_000 + school);
  }

  /** Writes it; says how many rows it has, without the row of headings. */
  public int write(Path file) {
    try (var out = Files.newBufferedWriter(file)) {
      out.write(HEADINGS);
      for (int i = 0; i < professionals; i++) {
        professional(out, i);
      }
      for (int i = 0; i < 2 * families; i++) {
        parent(out, i);
      }
      for (int i = 0; i < PLANS / share; i++) {
        child(out, i);
      }
      for (int i = 0; i < MEMBERSHIPS / share; i++) {
        membership(out, i);
      }
      return professionals + 2 * families + PLANS / share + MEMBERSHIPS / share;
    } catch (IOException e) {
      throw new UncheckedIOException("The extract could not be written", e);
    }
  }

  private void professional(BufferedWriter out, int i) throws IOException {
    out.write(
        "Person,W%06d,,,,Professional,\"%s\",,,,,\"Anytown Health and Care Trust\",w%d@agency%d.example,077009%05d,,,,,,%s"
            .formatted(i, name(), i, i % 50, i % 100, end()));
  }

  private void parent(BufferedWriter out, int i) throws IOException {
    out.write(
        "Person,P%06d,,,,Family,\"%s\",,,,,,%s,,%s,,,,,%s"
            .formatted(
                i,
                name(),
                i % 3 == 0 ? "p" + i + "@mail.example" : "",
                i % 20 == 0 ? "Yes" : "No",
                end()));
  }

  private void child(BufferedWriter out, int i) throws IOException {
    var born = day(700, 6_000);
    var school = born.isBefore(today.minusYears(5)) ? urn(i % SCHOOLS) : "";
    out.write(
        "Child,C%06d,F%06d,,Team %d,,\"%s\",%s,%s,%s,,,,,,,,,,%s"
            .formatted(
                i, i % families, i % families % TEAMS, name(), born, school, day(5, 600), end()));
  }

  /** The first two of a family are its parents, the third its lead social worker. */
  private void membership(BufferedWriter out, int i) throws IOException {
    int family = i % families;
    int seat = i / families;
    boolean left = seat > 7;
    var from = left ? day(400, 900) : day(5, 390);
    var person =
        seat < 2
            ? "P%06d".formatted(family * 2 + seat)
            : "W%06d".formatted((family * 7 + seat * 991) % professionals);
    out.write(
        "Membership,M%06d,F%06d,%s,,,,,,,,,,,,%s,%s,%s,%s,%s"
            .formatted(
                i,
                family,
                person,
                seat < 2 ? "PARENT" : ROLES.get((seat - 2) % ROLES.size()),
                from,
                left ? from.plusDays(90) : "",
                left ? "\"Moved to another post\"" : "",
                end()));
  }

  private LocalDate day(int atLeast, int atMost) {
    return today.minusDays(random.nextInt(atLeast, atMost));
  }

  private String name() {
    return FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size()));
  }

  private String end() {
    return "\"Core group - review\",user%03d,%sT10:11:12,user%03d,%sT16:04:55\n"
        .formatted(random.nextInt(900), day(30, 900), random.nextInt(900), day(1, 30));
  }
}
