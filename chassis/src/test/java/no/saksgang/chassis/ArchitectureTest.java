package no.saksgang.chassis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import no.saksgang.testing.ArchitectureRules;

@AnalyzeClasses(packages = "no.saksgang.chassis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule it_is_about_no_service =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "no.saksgang.meetingservice..",
                            "no.saksgang.minutesservice..",
                            "no.saksgang.notificationservice..",
                            "no.saksgang.portal..")
                    .allowEmptyShould(true)
                    .because("what every service needs is not about any of them");
}
