package no.saksgang.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * What holds in every module. A module's own architecture test takes them in:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "no.saksgang.meetingservice", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 */
public final class ArchitectureRules {
    private static final Set<String> TIMES_OF_A_WALL_CLOCK =
            Set.of(
                    LocalDate.class.getName(),
                    LocalTime.class.getName(),
                    LocalDateTime.class.getName(),
                    ZonedDateTime.class.getName(),
                    OffsetDateTime.class.getName());

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes()
                    .that()
                    .resideInAPackage("no.saksgang..")
                    .should(
                            be(
                                    describe(
                                            "in a package that is @NullMarked",
                                            type ->
                                                    type.getPackage()
                                                            .isAnnotatedWith(NullMarked.class))))
                    .because("only there does the compiler find what may be null");

    @ArchTest
    static final ArchRule an_aggregate_knows_its_domain_alone =
            classes()
                    .that()
                    .areAssignableTo("no.saksgang.chassis.outbox.Aggregate")
                    .and()
                    .doNotHaveFullyQualifiedName("no.saksgang.chassis.outbox.Aggregate")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "no.saksgang..", "org.jspecify..")
                    .allowEmptyShould(true)
                    .because(
                            "the rules of a meeting must be readable and testable without a framework");

    @ArchTest
    static final ArchRule the_published_language_knows_no_framework =
            noClasses()
                    .that()
                    .resideInAPackage("no.saksgang.events..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            "java..",
                            "no.saksgang.events..",
                            "org.jspecify..",
                            "com.fasterxml.jackson.annotation..",
                            "tools.jackson..")
                    .allowEmptyShould(true)
                    .because("others read our events without Spring, and so may our next service");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("no.saksgang.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .because(
                            "a capability must be understood, and one day moved, without the others");

    @ArchTest
    static final ArchRule production_knows_nothing_of_local =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("no.saksgang.local..", "no.saksgang.testing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("no.saksgang.local..", "no.saksgang.testing..")
                    // In local itself there is nothing to check.
                    .allowEmptyShould(true)
                    .because("in production Kafka, MongoDB and mail come from outside");

    @ArchTest
    static final ArchRule nobody_asks_the_machine_what_day_it_is =
            noClasses()
                    .should()
                    .callMethodWhere(
                            describe(
                                    "the time comes from the machine's zone",
                                    ArchitectureRules::takesTimeOfTheMachinesZone))
                    .because(
                            "the suite's time comes from a Clock, and a meeting's zone from the meeting");

    @ArchTest
    static final ArchRule one_place_asks_what_time_it_is =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("no.saksgang.local..", "no.saksgang.testing..")
                    .and()
                    .doNotHaveFullyQualifiedName("no.saksgang.chassis.time.MachineTime")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .allowEmptyShould(true)
                    .because(
                            "a rehearsal moves the clock, and what must go by the machine's time says so");

    @ArchTest
    static final ArchRule dependencies_come_by_the_constructor =
            noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .allowEmptyShould(true)
                    .because(
                            "a class says in its constructor what it needs, and is final and testable so");

    @ArchTest
    static final ArchRule controllers_stay_in_their_package =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .notBePublic()
                    .allowEmptyShould(true)
                    .because("nothing but HTTP calls a controller");

    @ArchTest
    static final ArchRule names_say_what_a_thing_does =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Helper|Manager|Impl|Dto|Utils?|Util)")
                    .because("the glossary's noun says more");

    private ArchitectureRules() {}

    private static boolean takesTimeOfTheMachinesZone(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        return TIMES_OF_A_WALL_CLOCK.contains(owner.getFullName())
                && call.getTarget().getFullName().endsWith(".now()");
    }
}
