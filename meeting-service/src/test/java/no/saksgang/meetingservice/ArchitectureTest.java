package no.saksgang.meetingservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.chassis.outbox.Aggregates;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
        packages = "no.saksgang.meetingservice",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule an_aggregate_knows_its_domain_alone =
            classes()
                    .that()
                    .areAssignableTo(Aggregate.class)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "no.saksgang..", "org.jspecify..")
                    .because(
                            "the rules of a meeting must be readable and testable without a"
                                    + " framework");

    @ArchTest
    static final ArchRule stores_stay_in_their_package =
            classes()
                    .that()
                    .areAssignableTo(Aggregates.class)
                    .should()
                    .bePackagePrivate()
                    .because("another package asks the domain, not the store");

    @ArchTest
    static final ArchRule controllers_stay_in_their_package =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .should()
                    .bePackagePrivate()
                    .because("what others may call is HTTP");

    @ArchTest
    static final ArchRule packages_know_one_another_in_one_direction =
            slices().matching("no.saksgang.meetingservice.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a package per capability can be read, and moved, by itself");

    @ArchTest
    static final ArchRule time_comes_from_the_clock =
            noClasses()
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDate.class, "now")
                    .because("a rehearsal moves the clock");
}
