// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The official suite of each era against a server that speaks only the other one, through the gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossEraConformanceST {

    private static final String SUITE = "@modelcontextprotocol/conformance/dist/index.js";

    private final Node node = Node.installed();
    private final Fixture legacy = Fixture.start("cross-era-legacy", "--legacy", "0");
    private final Fixture modern = Fixture.start("cross-era-modern", "--modern", "0");
    private final RunningGateway gateway =
            RunningGateway.start("cross-era-gateway", """
            version: 1
            servers:
              legacy-only: {url: "%s"}
              modern-only: {url: "%s"}
            """.formatted(legacy.url("legacy"), modern.url("modern")));

    @BeforeAll
    void awaitServers() {
        gateway.awaitServers();
    }

    @AfterAll
    void stop() {
        gateway.close();
        legacy.close();
        modern.close();
    }

    @Test
    void theLegacySetPassesAgainstAServerThatIsOnlyModern() {
        passes("modern-only", "2025-11-25");
    }

    @Test
    void theModernSetPassesAgainstAServerThatIsOnlyLegacy() {
        passes("legacy-only", "2026-07-28");
    }

    /** Scored scenarios decide the exit code; what the suite itself leaves unscored may fail. */
    private void passes(String server, String requirements) {
        var run = node.run(
                node.program(SUITE),
                "server",
                "--url",
                gateway.url("/mcp/server/" + server),
                "--requirements",
                requirements);

        assertThat(run.exit()).as(run.toString()).isZero();
    }
}
