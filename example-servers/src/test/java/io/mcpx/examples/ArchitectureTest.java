// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** What shares code with the gateway could not disprove it. */
    @ArchTest
    static final ArchRule nothingComesFromTheGateway = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.mcpx.protocol..", "io.mcpx.proxy..", "io.quarkus..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.mcpx.examples.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
