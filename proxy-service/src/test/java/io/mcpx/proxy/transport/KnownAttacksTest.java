// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has been done to gateways and SDKs before, each by its advisory, and what comes of it here. */
class KnownAttacksTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start(Agents.SNAPSHOT, Map.of());
    private final McpClient ana = server.client().with("x-api-key", "ana");
    private final McpClient bob = server.client().with("x-api-key", "bob");

    @AfterEach
    void stop() {
        server.close();
    }

    /** GHSA-mvgg-jvj2-4frq: a session opened under one route was replayed under a permissive one. */
    @Test
    void aSessionIsBoundToItsEndpoint() {
        var session = ana.at("/mcp/gateway/other").session("2025-11-25");

        for (var elsewhere : List.of("/mcp", "/mcp/gateway/team", "/mcp/server/docs")) {
            assertThat(session.at(elsewhere).post(PING).statusCode())
                    .as(elsewhere)
                    .isEqualTo(404);
            assertThat(session.at(elsewhere).send("GET", "").statusCode())
                    .as(elsewhere)
                    .isEqualTo(404);
            assertThat(session.at(elsewhere).send("DELETE", "").statusCode())
                    .as(elsewhere)
                    .isEqualTo(404);
        }
        assertThat(session.post(PING).statusCode()).isEqualTo(200);
    }

    /** CVE-2026-52869: a session was not tied to its principal. */
    @Test
    void aSessionIsBoundToItsCaller() {
        var session = ana.at("/mcp/gateway/team").session("2025-11-25");

        var stolen = session.with("x-api-key", "bob").post(PING);
        var unknown = session.with("x-api-key", "bob")
                .with("Mcp-Session-Id", "unknown")
                .post(PING);

        assertThat(stolen.statusCode()).isEqualTo(404);
        assertThat(stolen.body()).isEqualTo(unknown.body());
        assertThat(server.gateway.requests).isEmpty();
    }

    /** MCP security best practices: a session id is never proof of identity. */
    @Test
    void aSessionIdAloneIsNoCredential() {
        var session = ana.session("2025-11-25");

        var response = session.without("x-api-key").post(PING);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer "));
    }

    /** A label that is changed within a session makes another principal. */
    @Test
    void aSessionIsBoundToTheConsumerTag() {
        var session = ana.with("x-lunar-consumer-tag", "intern").session("2025-11-25");

        assertThat(session.with("x-lunar-consumer-tag", "chief").post(PING).statusCode())
                .isEqualTo(404);
        assertThat(session.without("x-lunar-consumer-tag").post(PING).statusCode())
                .isEqualTo(404);
    }

    /** CVE-2025-6515: session ids could be predicted. */
    @Test
    void sessionIdsHaveNothingInCommonButTheKey() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 50; i++) {
            ids.add(ana.post(McpClient.initialize("2025-11-25"))
                    .headers()
                    .firstValue("Mcp-Session-Id")
                    .orElseThrow()
                    .substring(6));
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> id.substring(0, 8))).doesNotHaveDuplicates();
    }

    /** Forged and changed ids, at every place a bit can be changed. */
    @Test
    void noOtherIdOpensASession() {
        var id = ana.post(McpClient.initialize("2025-11-25"))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();

        IntStream.range(0, id.length() - 1).forEach(at -> {
            var forged = id.substring(0, at) + (id.charAt(at) == 'A' ? 'B' : 'A') + id.substring(at + 1);
            assertThat(ana.with("Mcp-Session-Id", forged).post(PING).statusCode())
                    .as(forged)
                    .isEqualTo(404);
        });
    }

    /** CVE-2026-25536: an answer reached another client because one object served both. */
    @Test
    void anAnswerReachesOnlyTheClientThatWasAsked() {
        var answered = new CompletableFuture<Slice>();
        server.gateway.tool("asking", call -> askRoots(call, answered));
        var victim = ana.session("2025-11-25");
        var attacker = bob.at("/mcp/gateway/team").session("2025-11-25");

        try (var events = victim.streamPost(McpClient.call(1, "asking"))) {
            events.next();
            assertThat(events.nextData()).contains("roots/list");
            assertThat(attacker.post(
                                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[{\"uri\":\"file:///etc\"}]}}")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(answered).isNotDone();

            victim.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"roots\":[]}}");

            assertThat(answered.join().text()).isEqualTo("{\"roots\":[]}");
        }
    }

    /** Session hijacking by event injection: another session's notifications never show up. */
    @Test
    void notificationsReachOnlyTheirSession() {
        var first = ana.session("2025-06-18");
        var session = server.gateway.session();
        var second = ana.session("2025-06-18");

        try (var mine = first.streamGet();
                var others = second.streamGet()) {
            session.notify(Messages.notification("notifications/secret"));
            assertThat(mine.nextData()).contains("secret");
            second.send("DELETE", "");
            assertThat(others.rest()).isEmpty();
        }
    }

    /** A client cancels the request of another session under the same id. */
    @Test
    void nobodyCancelsForeignRequests() {
        var calls = new CompletableFuture<Inbound>();
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var victim = ana.session("2025-06-18");
        var attacker = ana.session("2025-06-18");

        try (var events = victim.streamPost(McpClient.call(1, "slow"))) {
            events.next();
            attacker.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
            calls.join().reply().result(DONE);

            assertThat(events.nextData()).contains("\"result\"");
        }
    }

    /** toolhive v0.41: messages inside arrays skipped authorization and audit. */
    @Test
    void everyMemberOfABatchIsARequestOfItsOwn() {
        server.gateway.tool("echo", call -> call.reply().result(DONE));

        ana.session("2025-03-26").post("[" + McpClient.call(1, "echo") + "," + McpClient.call(2, "echo") + "]");

        assertThat(server.gateway.requests)
                .extracting(Inbound::caller)
                .extracting(Caller::subject)
                .containsExactly("ana", "ana");
    }

    /** GHSA-g53w-w6mj-hrpp: an internal header made the gateway skip its checks. */
    @Test
    void noHeaderStandsForACredential() {
        for (var header :
                List.of("x-forwarded-user", "x-mcpx-internal", "mcp-init-host", "x-forwarded-host", "x-real-ip")) {
            assertThat(server.client().with(header, "ana").post(PING).statusCode())
                    .as(header)
                    .isEqualTo(401);
        }
    }

    /** Credentials in the URL end up in logs; RFC 6750 discourages them and MCP forbids them. */
    @Test
    void noQueryParameterStandsForACredential() {
        for (var query : List.of("?x-api-key=ana", "?access_token=ana", "?api_key=ana")) {
            assertThat(server.client().at("/mcp" + query).post(PING).statusCode())
                    .as(query)
                    .isEqualTo(401);
        }
    }

    /** Obot v0.21.0: another URL led to the same server without the rules. */
    @Test
    void aPinnedKeyReachesItsGatewayOnly() {
        assertThat(bob.at("/mcp/gateway/team")
                        .post(McpClient.initialize("2025-11-25"))
                        .statusCode())
                .isEqualTo(200);
        for (var path : List.of(
                "/mcp",
                "/sse",
                "/mcp/server/docs",
                "/mcp/gateway/other",
                "/mcp/gateway/nobody",
                "/mcp/gateway/other/sse",
                "/mcp/gateway/other/messages?sessionId=x",
                "/mcp/gateway/team%2F..%2Fother",
                "/mcp/gateway/team/../other")) {
            assertThat(bob.at(path).post(McpClient.initialize("2025-11-25")).statusCode())
                    .as(path)
                    .isIn(403, 404);
        }
        assertThat(bob.at("/mcp/gateway/nobody").post(PING).statusCode())
                .as("no difference between forbidden and absent")
                .isEqualTo(bob.at("/mcp/gateway/other").post(PING).statusCode());
    }

    /** CVE-2025-64443, CVE-2025-66414, CVE-2026-35568: a page resolved its own name to the local gateway. */
    @Test
    void aReboundNameIsRefusedBeforeAnythingElse() {
        var response = RawHttp.exchange(
                server.port(),
                "POST /mcp HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.body()).doesNotContain("\"id\"");
    }

    /** CVE-2025-49596: a foreign page sent a request that needs no preflight. */
    @Test
    void aSimpleRequestOfAPageIsNoJson() {
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            assertThat(ana.with("Content-Type", type)
                            .post(McpClient.initialize("2025-11-25"))
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
    }

    /** Request smuggling: two framings of one body. */
    @Test
    void twoFramingsOfOneBodyAreNeverTwoRequests() {
        try (var connection = new RawHttp(server.port())) {
            var hidden = RawHttp.head("POST /mcp HTTP/1.1", "Host: localhost", "Content-Length: 0");
            connection.send(RawHttp.head(
                            "POST /mcp HTTP/1.1",
                            "Host: localhost",
                            "x-api-key: ana",
                            "Content-Type: application/json",
                            "Content-Length: 4",
                            "Transfer-Encoding: chunked")
                    + RawHttp.head("0")
                    + hidden);

            assertThat(connection.receive().status()).isEqualTo(400);
        }
        assertThat(server.gateway.requests).isEmpty();
    }

    /** The header/body split: what is judged by a header is what is done by the body. */
    @Test
    void aHeaderNeverSpeaksForAnotherBody() {
        var response = ana.modern("tools/call", "harmless").post(McpClient.modernCall(1, "harmful"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32020");
        assertThat(server.gateway.requests).isEmpty();
    }

    private void askRoots(Inbound call, CompletableFuture<Slice> answered) {
        server.gateway.sessions.getFirst().ask(call.reply(), "roots/list", null, new UpstreamListener.Answer() {
            @Override
            public void result(Slice result) {
                answered.complete(result);
            }

            @Override
            public void error(io.mcpx.protocol.error.JsonRpcError error) {
                answered.completeExceptionally(new IllegalStateException(error.message()));
            }
        });
    }
}
