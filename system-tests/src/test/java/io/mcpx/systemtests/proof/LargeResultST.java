// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.systemtests.harness.RunningGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of 100 MB through a gateway whose whole heap is smaller than one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeResultST {

    private static final int HUNDRED_MB = 1600;
    private static final int MEGABYTE = 1 << 20;
    private static final String JSON_FIRST = "application/json, text/event-stream";
    private static final String STREAM_FIRST = "text/event-stream, application/json";

    private final LargeResult result = new LargeResult(HUNDRED_MB);
    private final LargeServer legacy = new LargeServer(false, result);
    private final LargeServer modern = new LargeServer(true, result);
    private final RunningGateway gateway =
            RunningGateway.start("large-gateway", """
                    version: 1
                    servers:
                      legacy: {url: "%s"}
                      modern: {url: "%s"}
                    """.formatted(legacy.url(), modern.url()), "-Xmx96m");

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

    @ParameterizedTest(name = "{0} server, {1} from it, {2} to the client")
    @CsvSource({
        "legacy, json, json",
        "legacy, json, sse",
        "legacy, sse, json",
        "legacy, sse, sse",
        "modern, json, json",
        "modern, json, sse",
        "modern, sse, json",
        "modern, sse, sse"
    })
    void passesEveryByte(String era, String tool, String framing) throws IOException {
        var response = call(era, tool, framing);

        assertThat(Http.isStream(response)).isEqualTo(framing.equals("sse"));
        assertThat(LargeResult.digest(response.body(), framing.equals("sse"))).isEqualTo(result.digest(1));
    }

    @Test
    void aClientThatDoesNotReadStopsTheServer() throws IOException {
        long before = modern.written();
        try (var unread = call("modern", "json", "json").body()) {
            assertThat(unread.read()).isEqualTo('{');
            long settled = settled(before);

            assertThat(settled - before).isLessThan(40L * MEGABYTE);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.look("/metrics").contains("outcome=\"cancelled\""));
    }

    @Test
    void whatHasToBeHeldWholeIsRefusedBeforeTheHeapIsFullAndLeavesTheGatewayWell() throws IOException {
        for (int attempt = 0; attempt < 3; attempt++) {
            try (var refused = call("modern", "late", "json").body()) {
                assertThat(new String(refused.readAllBytes(), UTF_8)).contains("upstream_overloaded");
            }
        }
        passesEveryByte("modern", "json", "json");
    }

    /** What the server has written when it writes no more. */
    private long settled(long before) {
        var last = new long[] {before};
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    long now = modern.written();
                    boolean still = now > before && now == last[0];
                    last[0] = now;
                    return still;
                });
        return last[0];
    }

    private HttpResponse<InputStream> call(String era, String tool, String framing) {
        var params = "{\"name\":\"" + tool + "\",\"arguments\":{}}";
        var url = gateway.url("/mcp/server/" + era);
        var accept = Map.of("Accept", framing.equals("sse") ? STREAM_FIRST : JSON_FIRST);
        var request = era.equals("legacy")
                ? new LegacyClient(url, accept).post(LegacyClient.message(1, "tools/call", params))
                : new ModernClient(url, accept).post("tools/call", params);
        return Http.open(request.timeout(Duration.ofMinutes(2)));
    }
}
