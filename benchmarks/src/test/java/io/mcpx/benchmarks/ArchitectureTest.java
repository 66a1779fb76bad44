// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

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
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.mcpx.benchmarks.(*)..").should().beFreeOfCycles();

    /** What shared code with the gateway would be as slow, or as fast, as it. */
    @ArchTest
    static final ArchRule bothEndsOfAMeasurementAreNotTheGateway = noClasses()
            .that()
            .resideInAnyPackage("..http..", "..simulator..", "..load..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.mcpx.protocol..", "io.mcpx.proxy..", "io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule reportsArePureJava = classes()
            .that()
            .resideInAPackage("..report..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.benchmarks.report..");
}
