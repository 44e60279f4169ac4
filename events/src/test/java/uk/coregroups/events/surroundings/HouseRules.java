package uk.coregroups.events.surroundings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.coregroups.events.door.Allowed;

/** The rules of the house that a machine can check. Every module runs them over its own classes. */
public final class HouseRules {

  private static final Pattern MACHINERY =
      Pattern.compile(
          ".*\\.(service|model|dto|impl|util|utils|common|helper|helpers|config|data)(\\..*)?");
  private static final Pattern GENERATED = Pattern.compile(".*/(generated/.*|Jte\\w+Generated.*)");
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Processor|Data|Info|DTO|Dto)");

  private final String root;
  private final JavaClasses classes;

  private HouseRules(String root) {
    this.root = root;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.matches(GENERATED))
            .importPackages(root);
  }

  /** Checks everything below a package, such as {@code uk.coregroups.scheduling}. */
  public static void check(String root) {
    var house = new HouseRules(root);
    house.roomsAreNamedForWhatPeopleSay();
    house.roomsHaveOneInnerLevelAtMost();
    house.roomsDependOneWay();
    house.namesSayWhatAThingIs();
    house.onlyDoorsRoundsAndTheCarrierReadTheClock();
    house.nounsAreFreeOfSpring();
    house.everyDoorSaysWhoMayEnter();
    house.roundsAreWokenByTheirWorkers();
  }

  private void roomsAreNamedForWhatPeopleSay() {
    check(
        noClasses()
            .should()
            .resideInAPackage("nowhere")
            .orShould(resideIn(MACHINERY))
            .because("a room is named by a word a conference chair would use"));
  }

  private void roomsHaveOneInnerLevelAtMost() {
    check(
        classes()
            .should()
            .resideInAPackage(root)
            .orShould(resideIn(Pattern.compile(Pattern.quote(root) + "(\\.[a-z0-9]+){1,2}")))
            .because("a room deep inside a room hides what is in it"));
  }

  private void roomsDependOneWay() {
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  private void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should(
                new ArchCondition<JavaClass>("have a name that says nothing") {
                  @Override
                  public void check(JavaClass one, ConditionEvents events) {
                    boolean empty = EMPTY_NAME.matcher(one.getSimpleName()).matches();
                    events.add(new SimpleConditionEvent(one, empty, one.getName()));
                  }
                })
            .because("the name of a class says how it differs from its neighbours"));
  }

  /** The domain is told the day. */
  private void onlyDoorsRoundsAndTheCarrierReadTheClock() {
    var now =
        DescribedPredicate.<JavaCall<?>>describe(
            "now() without a clock",
            call ->
                call.getTarget().getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "uk.coregroups.events.carrier",
                "uk.coregroups.standalone..",
                "uk.coregroups.gateway.signin")
            .should()
            .callCodeUnitWhere(now)
            .because("take today as a parameter"));
  }

  private void nounsAreFreeOfSpring() {
    check(
        noClasses()
            .that(
                DescribedPredicate.describe(
                    "are records, enums or sealed",
                    one ->
                        (one.isRecord()
                                && !one.isAnnotatedWith(
                                    "org.springframework.boot.context.properties.ConfigurationProperties")
                                && one.getEnclosingClass().isEmpty())
                            || one.isEnum()))
            .and()
            .doNotHaveSimpleName("Caller")
            .and()
            .doNotHaveSimpleName("Envelope")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("nouns import java.* and each other"));
  }

  private void everyDoorSaysWhoMayEnter() {
    ArchRule rule =
        methods()
            .that(
                DescribedPredicate.<JavaMethod>describe(
                    "answer HTTP calls",
                    method ->
                        method.getOwner().getSimpleName().endsWith("Api")
                            && method.isMetaAnnotatedWith(RequestMapping.class)))
            .should()
            .beAnnotatedWith(Allowed.class)
            .because("a method nobody is allowed to call answers nobody");
    check(rule);
  }

  private void roundsAreWokenByTheirWorkers() {
    check(
        noMethods()
            .should()
            .beAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
            .because("nothing enables it, so it never runs and nobody is told"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }

  private static ArchCondition<JavaClass> resideIn(Pattern packages) {
    return new ArchCondition<>("reside in " + packages) {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        boolean inside = packages.matcher(one.getPackageName()).matches();
        events.add(new SimpleConditionEvent(one, inside, one.getName()));
      }
    };
  }
}
