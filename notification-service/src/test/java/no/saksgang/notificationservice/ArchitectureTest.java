package no.saksgang.notificationservice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.chassis.outbox.Aggregate;

@AnalyzeClasses(
        packages = "no.saksgang.notificationservice",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_know_one_another_in_one_direction =
            slices().matching("no.saksgang.notificationservice.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("each can then be understood with what lies below it alone");

    @ArchTest
    static final ArchRule mail_is_written_without_kafka_store_or_smtp =
            noClasses()
                    .that()
                    .resideInAPackage("..message..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "com.mongodb..",
                                            "org.springframework.data..",
                                            "org.apache.kafka..",
                                            "org.eclipse.angus..",
                                            "no.saksgang.chassis..")
                                    .and(resideOutsideOfPackage("no.saksgang.chassis.markdown")))
                    .because("what a mail says must be readable and testable by itself");

    @ArchTest
    static final ArchRule an_aggregate_knows_its_domain_alone =
            classes()
                    .that()
                    .areAssignableTo(Aggregate.class)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "no.saksgang..", "org.jspecify..")
                    .because("its rules must be readable and testable without a framework");

    @ArchTest
    static final ArchRule only_the_edges_read_the_suites_clock =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Ledger")
                    .or()
                    .haveSimpleName("Bookkeeper")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.Clock.class)
                    .because(
                            "leases go by the machine's time, not by one that a demonstration moves");
}
