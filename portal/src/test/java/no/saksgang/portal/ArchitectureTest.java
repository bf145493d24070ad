package no.saksgang.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = PortalApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_do_not_go_in_circles =
            slices().matching("no.saksgang.portal.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "pages know their frame and who looks at them, and neither knows them");

    @ArchTest
    static final ArchRule only_one_package_calls_the_services =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..services..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.web.client.RestClient")
                    .because("every call carries the login of whoever looks at the page");

    @ArchTest
    static final ArchRule nothing_is_kept =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.mongodb..", "org.bson..", "..chassis.outbox..")
                    .because("what the portal shows is the services'");
}
