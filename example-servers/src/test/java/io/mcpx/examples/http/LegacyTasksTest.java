// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LegacyTasksTest {

    private final ExampleServer server = ExampleServer.start(ServerOptions.of(Era.LEGACY));
    private final LegacyHttpClient client = new LegacyHttpClient(server.url());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysWhichToolsCanBeTasks() {
        assertThat(client.result("tools/list", "{}"))
                .contains(
                        "\"execution\":{\"taskSupport\":\"optional\"}", "\"execution\":{\"taskSupport\":\"required\"}");
    }

    @Test
    void hidesTasksFromEarlierRevisions() {
        var earlier = new LegacyHttpClient(server.url(), "2025-06-18", "{}");

        assertThat(earlier.result("tools/list", "{}")).doesNotContain("taskSupport");
        assertThat(earlier.request("tasks/list", "{}")).contains("-32601");
    }

    @Test
    void handsOutTheResultWhenItIsThere() {
        var id = begin("slow_compute", "{\"seconds\":0.1,\"label\":\"a\"}");

        assertThat(read("tasks/get", id).path("status").asText()).isEqualTo("working");
        assertThat(client.result("tasks/list", "{}")).contains(id);

        var result = read("tasks/result", id);
        assertThat(result.path("content").path(0).path("text").asText()).isEqualTo("computed a");
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/related-task")
                        .path("taskId")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void asksWhileTheResultIsWaitedFor() {
        var id = begin("confirm_delete", "{\"filename\":\"a.txt\"}");

        assertThat(read("tasks/result", id).path("content").path(0).path("text").asText())
                .isEqualTo("deleted a.txt");
    }

    @Test
    void failsAsTheCallWouldHaveFailed() {
        var id = begin("protocol_error_job", "{}");

        assertThat(client.request("tasks/result", "{\"taskId\":\"" + id + "\"}"))
                .contains("-32603");
    }

    @Test
    void isCancelledOnce() {
        var id = begin("slow_compute", "{\"seconds\":600}");

        assertThat(read("tasks/cancel", id).path("status").asText()).isEqualTo("cancelled");
        assertThat(client.request("tasks/cancel", "{\"taskId\":\"" + id + "\"}"))
                .contains("-32602");
    }

    @Test
    void refusesWrongUse() {
        assertThat(client.request("tools/call", "{\"name\":\"greet\",\"arguments\":{\"name\":\"a\"},\"task\":{}}"))
                .contains("-32601");
        assertThat(client.request("tools/call", "{\"name\":\"failing_job\"}")).contains("-32601");
    }

    @Test
    void keepsTasksWithinTheirSession() {
        var id = begin("slow_compute", "{\"seconds\":600}");
        var other = new LegacyHttpClient(server.url());

        assertThat(other.request("tasks/get", "{\"taskId\":\"" + id + "\"}")).contains("-32602");
    }

    private String begin(String tool, String arguments) {
        var call = "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + ",\"task\":{\"ttl\":60000}}";
        return TestClient.read(client.result("tools/call", call))
                .path("task")
                .path("taskId")
                .asText();
    }

    private JsonNode read(String method, String id) {
        return TestClient.read(client.result(method, "{\"taskId\":\"" + id + "\"}"));
    }
}
