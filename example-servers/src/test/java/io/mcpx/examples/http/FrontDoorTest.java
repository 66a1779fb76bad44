// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.auth.Requirement;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.ModernRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontDoorTest {

    private static final ModernRequest DISCOVER = ModernRequest.of(1, "server/discover", "{}");

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, 200",
        "http://127.0.0.1, 200",
        "https://example.com, 403",
        "null, 403",
        "http://localhost.example.com, 403"
    })
    void admitsOnlyLocalOrigins(String origin, int status) {
        try (var server = ExampleServer.start(ServerOptions.of(Era.MODERN));
                var client = new ModernHttpClient(server.url())) {
            var response = client.send(DISCOVER.with("Origin", origin));

            assertThat(response.statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer secret, 200", "Authorization, Bearer wrong, 401", "X-Other, secret, 401"})
    void admitsOnlyTheCredential(String header, String value, int status) {
        var options = ServerOptions.with(Era.MODERN)
                .credential(Requirement.Header.bearer("secret"))
                .build();
        try (var server = ExampleServer.start(options);
                var client = new ModernHttpClient(server.url())) {
            var response = client.send(DISCOVER.with(header, value));

            assertThat(response.statusCode()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"text/plain, */*, 415", "application/json, text/html, 406", "application/json;charset=utf-8, */*, 200"})
    void wantsJsonAndClientsThatTakeIt(String contentType, String accept, int status) {
        try (var server = ExampleServer.start(ServerOptions.of(Era.MODERN));
                var client = new ModernHttpClient(server.url())) {
            var response =
                    client.send(DISCOVER.with("Content-Type", contentType).with("Accept", accept));

            assertThat(response.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void remembersWhatArrived() {
        try (var server = ExampleServer.start(ServerOptions.of(Era.MODERN));
                var client = new ModernHttpClient(server.url())) {
            client.send(DISCOVER.with("X-Trace", "7"));

            assertThat(server.recorder().requests("server/discover"))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.headers()).containsEntry("x-trace", "7");
                        assertThat(request.body()).isEqualTo(DISCOVER.body());
                    });
        }
    }

    @Test
    void servesNothingElse() {
        try (var server = ExampleServer.start(ServerOptions.of(Era.DUAL))) {
            var elsewhere = server.url().replace("/mcp", "/other");

            assertThat(Http.send(Http.get(elsewhere).build()).statusCode()).isEqualTo(404);
        }
    }
}
