// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as it also comes: other verbs, framings, versions and spellings. */
class HttpOddsTest {

    private static final String POST_JSON =
            "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start(Map.of("mcpx.http.max-body", "100K"));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mcp",
                "/mcp/",
                "/mcp/gateway/team",
                "/mcp/gateway/team/",
                "/mcp/gateway/%74eam",
                "/mcp/gateway/mit%20Uml%C3%A4uten",
                "/mcp/server/docs",
                "/mcp/server/DOCS",
                "/mcp?a=b"
            })
    void knowsItsEndpointsInEverySpelling(String path) {
        assertThat(server.client()
                        .at(path)
                        .post(McpClient.initialize("2025-11-25"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsWhatItRefuses() {
        server.client().post("{");
        server.client().at("/mcp/other").post("{}");

        assertThat(server.refused).containsExactly(400, 404);
    }

    @Test
    void answersHeadWithoutBody() {
        var response = server.client().send("HEAD", "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST, GET, DELETE, OPTIONS");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void namesTheAllowedMethods() {
        assertThat(server.client().send("GET", "").headers().firstValue("Allow"))
                .hasValue("POST, OPTIONS");
        assertThat(server.client().at("/messages").send("GET", "").headers().firstValue("Allow"))
                .hasValue("POST, OPTIONS");
        assertThat(server.client().send("OPTIONS", "").headers().firstValue("Allow"))
                .hasValue("POST, GET, DELETE, OPTIONS");
    }

    @Test
    void readsChunkedBodies() {
        var body = McpClient.initialize("2025-11-25");
        var response = RawHttp.exchange(
                server.port(),
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "10\r\n" + body.substring(0, 16) + "\r\n"
                        + Integer.toHexString(body.length() - 16) + "\r\n" + body.substring(16) + "\r\n0\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void refusesAChunkedBodyAsSoonAsItIsTooLarge() {
        try (var connection = new RawHttp(server.port())) {
            connection.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + "x".repeat(0x20000) + "\r\n");

            assertThat(connection.receive().status()).isEqualTo(413);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void invitesOnlyBodiesItWillRead() {
        try (var connection = new RawHttp(server.port())) {
            connection.send(POST_JSON + RawHttp.head("Expect: 100-continue", "Content-Length: 2"));
            assertThat(connection.line()).isEqualTo("HTTP/1.1 100 Continue");
        }
        try (var connection = new RawHttp(server.port())) {
            connection.send(POST_JSON + RawHttp.head("Expect: 100-continue", "Content-Length: 200000"));
            assertThat(connection.line()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        var request =
                "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}";
        try (var connection = new RawHttp(server.port())) {
            connection.send(request + "DELETE /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n" + request);

            assertThat(connection.receive().status()).isEqualTo(415);
            assertThat(connection.receive().status()).isEqualTo(405);
            assertThat(connection.receive().status()).isEqualTo(415);
        }
    }

    @Test
    void leavesTheConnectionUsableAfterARefusal() {
        try (var connection = new RawHttp(server.port())) {
            for (int i = 0; i < 3; i++) {
                connection.send("POST /mcp/other HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
                assertThat(connection.receive().status()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]", "localhost:1", "[::1]:99"})
    void answersToEveryLoopbackName(String host) {
        var response = RawHttp.exchange(
                server.port(), "DELETE /mcp HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Access-Control-Allow-Origin")).hasValue("http://" + host);
    }

    @Test
    void refusesARequestWithoutHost() {
        assertThat(RawHttp.exchange(server.port(), "DELETE /mcp HTTP/1.1\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", "a b", "[::1", "[", "localhost:99999", "localhost:-1", "a@b", "\u00e9"})
    void refusesAHostThatIsNoneItself(String host) {
        var response = RawHttp.exchange(server.port(), "DELETE /mcp HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\"", "malformed path or host");
        assertThat(server.refused).containsExactly(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp%zz", "/mcp/server/%", "/mcp/%2", "/%", "mcp", "*", "#/mcp"})
    void refusesAPathThatIsNoneItself(String path) {
        var response = RawHttp.exchange(server.port(), "DELETE " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"error\"", "malformed path or host");
        assertThat(server.refused).containsExactly(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessionId=%zz", "a=%", "sessionId=1&a=%f", "sessionId=%c3%28"})
    void takesABadlyEncodedQueryForNone(String query) {
        var response = RawHttp.exchange(
                server.port(),
                "POST /messages?" + query + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(response.status()).isIn(400, 404);
        assertThat(response.body()).contains("\"error\"").doesNotContain("internal");
    }

    @Test
    void streamsToAClientOfHttp10UntilItCloses() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            call.reply().result(DONE);
        });
        var request = server.client()
                .modern("tools/call", "slow")
                .rawPost(McpClient.modernCall(1, "slow"))
                .replace("HTTP/1.1", "HTTP/1.0");

        try (var connection = new RawHttp(server.port()).send(request)) {
            var response = connection.receive();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Transfer-Encoding")).isEmpty();
            assertThat(connection.read(10_000)).contains("notifications/progress", "\"result\"");
        }
    }

    @Test
    void speaksHttp2() throws IOException, InterruptedException {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("endless", call -> {
            call.reply().onCancel(() -> cancelled.set(true));
            call.reply().send(Messages.notification("notifications/progress"));
        });
        server.gateway.tool("echo", call -> call.reply().result(DONE));
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var plain = http.send(modern("echo"), BodyHandlers.ofString());
            assertThat(plain.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(plain.body()).contains("\"content\"");

            var streamed = http.send(modern("endless"), BodyHandlers.ofInputStream());
            assertThat(streamed.body().read()).isEqualTo('e');
            streamed.body().close();
        }
        await().untilTrue(cancelled);
    }

    private HttpRequest modern(String tool) {
        return HttpRequest.newBuilder(server.at("/mcp"))
                .header("Content-Type", "application/json")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .POST(BodyPublishers.ofString(McpClient.modernCall(1, tool)))
                .build();
    }
}
