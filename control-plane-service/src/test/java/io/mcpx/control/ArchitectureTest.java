// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.mcpx.control.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTenancyOpensTransactions = noClasses()
            .that()
            .resideOutsideOfPackage("..control.tenancy..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Mutiny.SessionFactory.class, Panache.class, Pool.class, io.vertx.mutiny.sqlclient.Pool.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.hibernate.reactive.panache.common..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule theDecisionKnowsNoFramework = classes()
            .that()
            .haveNameMatching("io\\.mcpx\\.control\\.access\\.(Access|Actor|Permission|Role)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.mcpx.control.access..", "..problem..", "..tenancy..");

    @ArchTest
    static final ArchRule onlyTheCheckReadsConfigurations = noClasses()
            .that()
            .resideOutsideOfPackage("..control.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.mcpx.configuration.mcpx..", "io.mcpx.configuration.text..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Inject.class).andShould().notBeAnnotatedWith(ConfigProperty.class);

    @ArchTest
    static final ArchRule nobodyWaitsOrSubscribes = noClasses()
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .callMethod(Uni.class, "subscribe")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
