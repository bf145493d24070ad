package no.saksgang.meetingservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.testing.ArchitectureRules;

@AnalyzeClasses(packages = "no.saksgang.meetingservice", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule stores_stay_in_their_package =
            classes()
                    .that()
                    .areAssignableTo(Aggregates.class)
                    .should()
                    .bePackagePrivate()
                    .because("another package asks the domain, not the store");
}
