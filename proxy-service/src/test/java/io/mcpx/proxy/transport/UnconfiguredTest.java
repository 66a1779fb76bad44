// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway whose control plane has not answered yet knows neither servers nor who may use them. */
class UnconfiguredTest {

    private final TestServer server = TestServer.unconfigured();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /mcp",
        "GET, /mcp",
        "DELETE, /mcp",
        "POST, /mcp/gateway/dev",
        "POST, /mcp/server/github",
        "GET, /sse",
        "POST, /messages?sessionId=x"
    })
    void asksEverybodyToComeAgain(String method, String path) throws IOException, InterruptedException {
        var response = send(method, path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("there is no configuration yet");
        assertThat(server.gateway.requests).isEmpty();
    }

    @Test
    void saysSoToModernClientsTheSameWay() {
        var response = server.client().modern("tools/call", "any").post(McpClient.modernCall(1, "any"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.at(path))
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString(McpClient.initialize("2025-11-25"))
                                : BodyPublishers.noBody());
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
