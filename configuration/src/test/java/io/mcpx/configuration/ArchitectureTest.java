// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule partsHaveNoCycles =
            slices().matching("io.mcpx.configuration.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsNeededButJavaAndTwoParsers = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.core..",
                    "org.yaml.snakeyaml..",
                    "io.mcpx.protocol..",
                    "io.mcpx.configuration..");

    @ArchTest
    static final ArchRule decisionsArePureJava = classes()
            .that()
            .resideInAnyPackage("..configuration.route..", "..configuration.policy..", "..configuration.identity..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.mcpx.protocol..",
                    "io.mcpx.configuration.route..",
                    "io.mcpx.configuration.policy..",
                    "io.mcpx.configuration.identity..");

    @ArchTest
    static final ArchRule theRoutingModelKnowsNobody = classes()
            .that()
            .resideInAPackage("..configuration.route..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.protocol..", "io.mcpx.configuration.route..");

    @ArchTest
    static final ArchRule onlyTextKnowsTheParsers = classes()
            .that()
            .resideOutsideOfPackage("..configuration.text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.protocol..", "io.mcpx.configuration..");
}
