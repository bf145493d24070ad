package no.saksgang.minutesservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.minutesservice.archive.Revisions;

@AnalyzeClasses(
        packagesOf = MinutesServiceApplication.class,
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule an_aggregate_knows_its_domain_alone =
            classes()
                    .that()
                    .areAssignableTo(Aggregate.class)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "no.saksgang..", "org.jspecify..")
                    .because("the rules of the archive must be readable without a framework");

    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("no.saksgang.minutesservice.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("search and documents read the archive, which knows neither");

    @ArchTest
    static final ArchRule only_search_knows_lucene =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..search..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.lucene..")
                    .because("an index may be thrown away, and so may be what makes it");

    @ArchTest
    static final ArchRule only_the_shelves_touch_the_store =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Revisions.class)
                    .and()
                    .resideOutsideOfPackage("..directory..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..")
                    .because("that nothing approved is overwritten must be seen in one place");
}
