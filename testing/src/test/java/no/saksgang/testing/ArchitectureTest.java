package no.saksgang.testing;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** Of this module and of {@code events}, which cannot ask it itself since this one knows it. */
@AnalyzeClasses(
        packages = {"no.saksgang.events", "no.saksgang.testing"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests everywhere = ArchTests.in(ArchitectureRules.class);
}
