// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.mcpx.proxy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whoIsCallingDependsOnNoFramework = classes()
            .that()
            .resideInAPackage("..proxy.identity..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "jakarta.inject..",
                    "org.jose4j..",
                    "io.mcpx.configuration.route..",
                    "io.mcpx.configuration.identity..",
                    "io.mcpx.proxy.identity..");

    @ArchTest
    static final ArchRule tokensAreReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("..proxy.identity.token..", "..proxy.issuer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jose4j..");

    @ArchTest
    static final ArchRule onlyTheConfigurationReadsConfigurationFiles = noClasses()
            .that()
            .resideOutsideOfPackage("..proxy.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.yaml..",
                    "com.fasterxml.jackson.dataformat..",
                    "..configuration.text..",
                    "..configuration.model..",
                    "..configuration.mcpx..",
                    "..configuration.lunar..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Inject.class).andShould().notBeAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule nobodySleepsOrWaits = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(java.util.concurrent.CompletableFuture.class, "join")
            .orShould()
            .callMethod(java.util.concurrent.CompletableFuture.class, "get");
}
