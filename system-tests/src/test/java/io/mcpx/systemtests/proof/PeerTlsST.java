// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Replicas that believe each other's certificates, some whose nobody believes, and clients without any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeerTlsST {

    private static final String FORWARDED = "mcpx_peer_forwarded_total";
    private static final String ADOPTED = "mcpx_sessions_adopted_total";

    private final TlsReplicas world = new TlsReplicas("peer-tls");

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void aSessionOfOneReplicaIsServedThroughTheOther() {
        var session = open(world.first);
        double before = forwarded(world.second, "answered");
        double refused = refused(world.first);

        var answer = echo(world.second, session, "sent on");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("sent on");
        assertThat(forwarded(world.second, "answered")).isEqualTo(before + 1);
        assertThat(world.arrived("sent on")).isEqualTo(1);
        assertThat(refused(world.first)).isEqualTo(refused);
    }

    @Test
    void whatAReplicaSendsOnWithoutACertificateIsNotTaken() {
        double refused = refused(world.first);

        assertNothingIsTakenFrom(world.stranger, "from a stranger");

        assertThat(refused(world.first)).isEqualTo(refused + 1);
    }

    @Test
    void whatAReplicaSendsOnWithAForgedCertificateIsNotTaken() {
        double refused = refused(world.first);

        assertNothingIsTakenFrom(world.impostor, "from an impostor");

        assertThat(refused(world.first)).as("after the handshake").isEqualTo(refused);
    }

    @Test
    void nothingIsSentOnToAReplicaOfAnUnknownCertificate() {
        var session = open(world.stranger);

        var answer = echo(world.first, session, "kept from a stranger");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(world.arrived("kept from a stranger")).isEqualTo(1);
        assertThat(forwarded(world.first, "unreachable")).isPositive();
        assertThat(world.first.counted(ADOPTED, "") + world.second.counted(ADOPTED, ""))
                .isEqualTo(1);
        assertThat(world.first.process().child().tail())
                .contains("replica is not trusted")
                .contains("127.0.0.1:" + world.stranger.port());
    }

    @Test
    void plainHttpIsNotServed() {
        var plain = "http://localhost:" + world.first.port() + "/mcp/gateway/one";
        var initialize = LegacyClient.initialize(LegacyClient.REVISION);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> world.send(Http.post(plain, initialize, World.key(World.FULL))));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> world.send(
                        Http.post(world.first.process().url("/mcp/gateway/one"), initialize, World.key(World.FULL))));
    }

    private void assertNothingIsTakenFrom(TlsReplicas.Replica replica, String text) {
        var session = open(world.first);

        var answer = echo(replica, session, text);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("replicas do not trust each other");
        assertThat(world.arrived(text)).isZero();
        assertThat(forwarded(replica, "refused")).isPositive();
        assertThat(forwarded(replica, "answered")).isZero();
        assertThat(replica.counted(ADOPTED, "")).isZero();
        assertThat(replica.process().child().tail()).contains("replica does not trust this one");
        assertThat(echo(world.first, session, "at home").statusCode()).isEqualTo(200);
    }

    /** The headers of a new session there. */
    private Map<String, String> open(TlsReplicas.Replica replica) {
        var headers = new HashMap<>(World.key(World.FULL));
        var opened = world.send(Http.post(replica.url(), LegacyClient.initialize(LegacyClient.REVISION), headers));
        assertThat(opened.statusCode()).isEqualTo(200);
        headers.put("MCP-Protocol-Version", LegacyClient.REVISION);
        headers.put(
                "Mcp-Session-Id", opened.headers().firstValue("Mcp-Session-Id").orElseThrow());
        var initialized = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
        assertThat(world.send(Http.post(replica.url(), initialized, headers)).statusCode())
                .isEqualTo(202);
        return headers;
    }

    private HttpResponse<String> echo(TlsReplicas.Replica replica, Map<String, String> session, String text) {
        var params = ProofClient.callParams("legacy__echo", "{\"text\":\"" + text + "\"}");
        return world.send(Http.post(replica.url(), LegacyClient.message(1, "tools/call", params), session));
    }

    private static double refused(TlsReplicas.Replica replica) {
        return replica.counted("mcpx_peer_refused_total", "");
    }

    private static double forwarded(TlsReplicas.Replica replica, String outcome) {
        return replica.counted(FORWARDED, "outcome=\"" + outcome + "\"");
    }
}
