// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule partsHaveNoCycles =
            slices().matching("io.mcpx.protocol.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsNeededButJava = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.protocol..");

    @ArchTest
    static final ArchRule nothingReadsOrWritesAnythingOutside = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent..", "java.time..");

    @ArchTest
    static final ArchRule jsonStandsAlone = classes()
            .that()
            .resideInAPackage("..json..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.protocol.json..");
}
