// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.RunningGateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official conformance suite, through the gateway's endpoint of one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceST {

    private static final String RELEASED = "conformance-released/dist/index.js";
    private static final String CURRENT = "@modelcontextprotocol/conformance/dist/index.js";

    private final Node node = Node.installed();
    private final Fixture fixture = Fixture.start("conformance-fixture", "--dual", "0", "--answers", "sse");
    private final RunningGateway gateway =
            RunningGateway.start("conformance-gateway", """
                    version: 1
                    servers:
                      conformance:
                        url: %s
                    """.formatted(fixture.url("dual")));

    @BeforeAll
    void awaitServers() {
        gateway.awaitServers();
    }

    @AfterAll
    void stop() {
        gateway.close();
        fixture.close();
    }

    @Test
    void passesTheReleasedSuite() {
        var run = run(RELEASED);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.output()).contains("Total: 40 passed, 0 failed");
    }

    /** With its pending scenarios; how many checks they make depends on what the server offers. */
    @Test
    void passesEverythingInTheReleasedSuite() {
        var run = run(RELEASED, "--suite", "all");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.output()).containsPattern("Total: (4[4-9]|[5-9]\\d) passed, 0 failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void meetsTheRequirementsOf(String revision) {
        var run = run(CURRENT, "--requirements", revision);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.output()).containsPattern("Total: \\d+ passed, 0 failed");
    }

    private Node.Run run(String program, String... options) {
        var arguments =
                Stream.concat(Stream.of("server", "--url", gateway.url("/mcp/server/conformance")), Stream.of(options));
        return node.run(node.program(program), arguments.toArray(String[]::new));
    }
}
