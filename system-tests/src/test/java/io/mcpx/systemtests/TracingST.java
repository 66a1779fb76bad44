// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.RawClient;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.TraceCollector;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where traces go: on to servers always, to a collector when there is one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingST {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final Pattern ARRIVED = Pattern.compile("traceparent\\\\?\":\\s*\\\\?\"([0-9a-f-]+)");

    private final Fixture fixture = Fixture.start("tracing-fixture", "--modern", "0");
    private final String configuration = """
            version: 1
            servers:
              example: {url: %s}
            """.formatted(fixture.url("modern"));

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void passesTheClientsTraceOnWhenItMakesNoSpans() {
        try (var gateway =
                RunningGateway.start("untraced-gateway", configuration).awaitServers()) {
            assertThat(traceparentAtServer(gateway)).isEqualTo(SENT);
        }
    }

    @Test
    void putsItsOwnSpanIntoTheClientsTraceAndExportsIt() {
        try (var collector = new TraceCollector();
                var gateway = RunningGateway.start(
                                "traced-gateway",
                                configuration,
                                "-Dmcpx.trace.disabled=false",
                                "-Dquarkus.otel.exporter.otlp.endpoint=" + collector.endpoint(),
                                "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
                                "-Dquarkus.otel.bsp.schedule.delay=100ms")
                        .awaitServers()) {
            assertThat(traceparentAtServer(gateway))
                    .startsWith("00-" + TRACE + "-")
                    .isNotEqualTo(SENT);

            await().untilAsserted(() -> assertThat(collector.received())
                    .contains("tools/call whoami", "mcp.method.name", "gen_ai.tool.name", "mcpx.server", "mcpx-proxy"));
        }
    }

    private static String traceparentAtServer(RunningGateway gateway) {
        try (var client = RawClient.modern(gateway.url("/mcp/server/example"));
                var traced = client.with("traceparent", SENT)) {
            var seen = ARRIVED.matcher(traced.call("whoami", "{}"));
            assertThat(seen.find()).isTrue();
            return seen.group(1);
        }
    }
}
