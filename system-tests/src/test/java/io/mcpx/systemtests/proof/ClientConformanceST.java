// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The official conformance suite as the server, the gateway as the client under test: everything that the suite itself
 * scores for clients, except for OAuth, and what it runs beside that. Each scenario's server is registered in one running
 * gateway, which finds out its era as it does for any.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientConformanceST {

    private static final String SUITE = "@modelcontextprotocol/conformance/";

    /** Scenarios that count an {@code initialize} as a mistake; a server of which nothing is said is asked for it once. */
    private static final Set<String> MODERN_ALONE = Set.of("request-metadata", "http-standard-headers");

    private final Node node = Node.installed();
    private final RunningGateway gateway = RunningGateway.start("client-conformance-gateway", yaml(""));
    private final ConformanceDriver driver = ConformanceDriver.start(this::drive);

    @AfterAll
    void stop() {
        driver.close();
        gateway.close();
    }

    @Test
    void readsTheSuitesOwnListOfWhatItScores() {
        assertThat(scored("2025-11-25"))
                .containsExactly("initialize", "tools_call", "elicitation-sep1034-client-defaults", "sse-retry");
        assertThat(scored("2026-07-28"))
                .containsExactly(
                        "tools_call",
                        "request-metadata",
                        "sep-2322-client-request-state",
                        "http-standard-headers",
                        "http-custom-headers",
                        "http-invalid-tool-headers",
                        "json-schema-ref-no-deref");
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("scenarios")
    void passes(String revision, String scenario) {
        var environment = Map.of(
                "MCPX_DRIVER", driver.url(), "MCPX_NODE", node.binary(), "NODE_OPTIONS", "--import=./loopback.mjs");

        var run = node.run(
                environment,
                node.program(SUITE + "dist/index.js"),
                "client",
                "--command",
                "\"$MCPX_NODE\" driven.mjs",
                "--scenario",
                scenario,
                "--spec-version",
                revision);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.errors()).containsPattern("Passed: (\\d+)/\\1, 0 failed, 0 warnings");
    }

    Stream<Arguments> scenarios() {
        return Stream.of("2025-11-25", "2026-07-28")
                .flatMap(revision -> Stream.concat(scored(revision).stream(), notScored(revision).stream())
                        .map(scenario -> Arguments.of(revision, scenario)));
    }

    private List<String> scored(String revision) {
        return withoutOauth(requirements(revision).scored());
    }

    private List<String> notScored(String revision) {
        return withoutOauth(requirements(revision).notScored());
    }

    private Requirements requirements(String revision) {
        return Requirements.of(Path.of(node.program(SUITE + "requirements")), revision);
    }

    private static List<String> withoutOauth(List<String> scenarios) {
        return scenarios.stream()
                .filter(scenario -> !scenario.startsWith("auth/"))
                .toList();
    }

    private void drive(ConformanceRun run) {
        var server = run.scenario() + "-" + run.revision();
        var era = MODERN_ALONE.contains(run.scenario()) ? "modern" : "auto";
        gateway.configure(yaml("  %s: {url: \"%s\", era: %s}\n".formatted(server, run.url(), era)));
        gateway.awaitReady(server);
        new ConformanceClient(run, gateway.url("/mcp/server/" + server)).perform();
        gateway.configure(yaml(""));
    }

    /** A server that is always there, and another. */
    private static String yaml(String another) {
        return "version: 1\nservers:\n  none: {url: \"http://127.0.0.1:9/mcp\", active: false}\n" + another;
    }
}
