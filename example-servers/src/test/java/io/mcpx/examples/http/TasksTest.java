// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.Events;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.ModernRequest;
import io.mcpx.examples.client.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {

    private final ExampleServer server = ExampleServer.start(ServerOptions.of(Era.MODERN));
    private final ModernHttpClient client = new ModernHttpClient(server.url());

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void runsAToolInTheBackground() {
        var id = begin("slow_compute", "{\"seconds\":0.1,\"label\":\"a\"}");

        assertThat(get(id).path("status").asText()).isEqualTo("working");

        assertThat(awaitEnd(id)
                        .path("result")
                        .path("content")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("computed a");
    }

    @Test
    void tellsFailedToolsFromFailedCalls() {
        assertThat(awaitEnd(begin("failing_job", "{}"))
                        .path("result")
                        .path("isError")
                        .asBoolean())
                .isTrue();
        assertThat(awaitEnd(begin("protocol_error_job", "{}"))
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32603);
    }

    @Test
    void waitsUntilEverythingIsAnswered() {
        var id = begin("multi_input", "{}");
        assertThat(get(id).path("inputRequests")).hasSize(2);

        update(id, "first");
        assertThat(get(id).path("status").asText()).isEqualTo("input_required");
        assertThat(get(id).path("inputRequests")).hasSize(1);
        update(id, "second");

        assertThat(awaitEnd(id).path("status").asText()).isEqualTo("completed");
    }

    @Test
    void canBeCancelledMoreThanOnce() {
        var id = begin("slow_compute", "{\"seconds\":600}");

        client.result("tasks/cancel", "{\"taskId\":\"" + id + "\"}");
        client.result("tasks/cancel", "{\"taskId\":\"" + id + "\"}");

        assertThat(get(id).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void beginsATaskWhenTheQuestionsAreAnswered() {
        var created = TestClient.read(client.callTool("test_tool_with_task", "{}"));

        assertThat(created.path("resultType").asText()).isEqualTo("task");
        var done = awaitEnd(created.path("taskId").asText());
        assertThat(done.path("result").path("content").path(0).path("text").asText())
                .isEqualTo("Hello, Ana!");
    }

    @Test
    void tellsOfATaskOnTheListenStream() {
        var id = begin("slow_compute", "{\"seconds\":600}");
        var filter = "{\"notifications\":{\"taskIds\":[\"" + id + "\"]}}";
        try (var events = new Events(
                client.send(ModernRequest.of(9, "subscriptions/listen", filter)).body())) {
            events.require();

            client.result("tasks/cancel", "{\"taskId\":\"" + id + "\"}");

            assertThat(events.require().data()).contains("notifications/tasks", id, "cancelled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel"})
    void servesOnlyClientsThatKnowTasks(String method) {
        var response = client.send(ModernRequest.of(1, method, "{\"taskId\":\"any\"}", "{}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Http.body(response)).contains("-32021", "io.modelcontextprotocol/tasks");
    }

    @Test
    void answersDirectlyWhereItCan() {
        var call = "{\"name\":\"slow_compute\",\"arguments\":{\"seconds\":0}}";

        assertThat(Http.body(client.send(ModernRequest.of(1, "tools/call", call, "{}"))))
                .contains("computed");
    }

    @Test
    void doesNotKnowForeignTasks() {
        assertThat(client.request("tasks/get", "{\"taskId\":\"guessed\"}")).contains("-32602");
    }

    private String begin(String tool, String arguments) {
        var created = TestClient.read(client.callTool(tool, arguments));
        assertThat(created.path("resultType").asText()).isEqualTo("task");
        return created.path("taskId").asText();
    }

    private JsonNode get(String id) {
        return TestClient.read(client.result("tasks/get", "{\"taskId\":\"" + id + "\"}"));
    }

    private void update(String id, String key) {
        client.result("tasks/update", """
                {"taskId":"%s","inputResponses":{"%s":{"action":"accept","content":{"name":"Ana"}}}}""".formatted(id, key));
    }

    private JsonNode awaitEnd(String id) {
        var task = get(id);
        while (task.path("status").asText().equals("working")) {
            task = get(id);
        }
        return task;
    }
}
