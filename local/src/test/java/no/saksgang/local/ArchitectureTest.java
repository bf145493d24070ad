package no.saksgang.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.testing.ArchitectureRules;

@AnalyzeClasses(packages = "no.saksgang.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule it_knows_the_services_by_their_doors_alone =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "no.saksgang.events..",
                            "no.saksgang.chassis..",
                            "no.saksgang.meetingservice..",
                            "no.saksgang.minutesservice..",
                            "no.saksgang.notificationservice..",
                            "no.saksgang.portal..")
                    .because("it sees what anyone sees from outside, or it would check nothing");
}
