// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code hostile-input.txt} gets exactly the answer that stands there, and the gateway goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputContractTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final TestServer server = TestServer.start(Map.of("mcpx.http.max-body", "1M", "mcpx.http.max-batch", "50"));
    private final Events sse = server.client().at("/sse").streamGet();
    private Map<String, String> values = Map.of();
    private Map<String, HostileBase> bases = Map.of();

    static List<HostileCase> cases() {
        try (var table = HostileInputContractTest.class.getResourceAsStream("hostile-input.txt")) {
            return HostileCase.parse(new String(table.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void openSessions() {
        var session = session("2025-11-25");
        values = Map.of(
                "session",
                session,
                "session-",
                session.substring(0, session.length() - 2),
                "sse",
                sse.nextData().split("=", 2)[1],
                "port",
                Integer.toString(server.port()));
        var bare = new HostileBase("POST /mcp", List.of("Host: 127.0.0.1:" + server.port()), "")
                .with("Content-Type: application/json")
                .with("Accept: application/json, text/event-stream");
        bases = Map.of(
                "bare", bare.withBody(McpClient.initialize("2025-11-25")),
                "session",
                        bare.with("Mcp-Session-Id: " + session)
                                .with("MCP-Protocol-Version: 2025-11-25")
                                .withBody(PING),
                "batching",
                        bare.with("Mcp-Session-Id: " + session("2025-03-26")).withBody("[" + PING + "]"),
                "modern",
                        bare.with("MCP-Protocol-Version: 2026-07-28")
                                .with("Mcp-Method: tools/call")
                                .with("Mcp-Name: echo")
                                .withBody(McpClient.modernCall(1, "echo")),
                "messages",
                        bare.changed("POST /messages?sessionId=" + values.get("sse"))
                                .withBody(PING),
                "listening", bare.with("Mcp-Session-Id: " + session).changed("GET /mcp"),
                "ending", bare.with("Mcp-Session-Id: " + session).changed("DELETE /mcp"));
        server.gateway.tool("echo", call -> call.reply().result(Slice.trusted("{\"content\":[]}")));
    }

    @AfterAll
    void stop() {
        sse.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredExactlySo(HostileCase hostile) throws MalformedMessage {
        int calls = server.gateway.requests.size();

        var response = RawHttp.exchange(server.port(), hostile.request(base(hostile.base()), values));

        assertThat(response.status()).as(response.body()).isEqualTo(hostile.status());
        if (hostile.code() == null) {
            assertThat(response.body()).isEmpty();
        } else {
            assertThat(response.header("Content-Type")).hasValue("application/json");
            assertError(hostile, response.body());
        }
        if (hostile.status() >= 400 && !hostile.name().startsWith("unknown")) {
            assertThat(server.gateway.requests).as("reached the gateway").hasSize(calls);
        }
    }

    @AfterEach
    void goesOn() {
        for (var base : List.of("session", "batching", "modern")) {
            assertThat(RawHttp.exchange(server.port(), base(base).text()).status())
                    .as(base)
                    .isEqualTo(200);
        }
    }

    @Test
    void holdsAtLeastTwoHundredCasesWithDifferentNames() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(cases().stream().map(HostileCase::toString)).doesNotHaveDuplicates();
    }

    private HostileBase base(String name) {
        return Objects.requireNonNull(bases.get(name), name);
    }

    private String session(String revision) {
        return server.client()
                .post(McpClient.initialize(revision))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    private static void assertError(HostileCase hostile, String body) throws MalformedMessage {
        assertThat(body).doesNotContainIgnoringCase("exception", "<html", "at io.", "at java.");
        var message = new MessageReader(JsonLimits.DEFAULT).read(body.getBytes(UTF_8));
        assertThat(message).isInstanceOfSatisfying(Message.Failure.class, failure -> {
            assertThat(failure.error().code()).as(body).isEqualTo(hostile.code());
            assertThat(failure.error().message()).isNotBlank();
            assertThat(failure.id() == null ? null : failure.id().toString())
                    .as(body)
                    .isEqualTo(hostile.id());
        });
    }
}
