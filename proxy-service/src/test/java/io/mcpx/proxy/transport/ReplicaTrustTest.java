// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.peer.PeerProof.Purpose;
import io.mcpx.proxy.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What replicas believe each other, and what nobody else can make them believe. */
class ReplicaTrustTest {

    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

    private final Replicas replicas = Replicas.of(2, Agents.SNAPSHOT, Map.of());
    private final TestServer holder = replicas.get(0);
    private final TestServer other = replicas.get(1);

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    void aStolenIdIsOfNoUseOnAnyReplica() {
        var client = as("ana", holder).at("/mcp/gateway/team").session("2025-11-25");
        var thief = client.with("Authorization", "Bearer bob");

        assertThat(thief.post(PING).statusCode()).isEqualTo(404);
        assertThat(thief.through(other).post(PING).statusCode()).isEqualTo(404);
        assertThat(thief.through(other).send("DELETE", "").statusCode()).isEqualTo(404);
        assertThat(client.through(other).post(PING).statusCode()).isEqualTo(200);

        holder.close();
        assertThat(thief.through(other).post(PING).statusCode()).isEqualTo(404);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void anIdOfOneEndpointIsOfNoUseAtAnother() {
        var client = as("ana", holder).at("/mcp/gateway/team").session("2025-11-25");

        assertThat(client.at("/mcp/gateway/other").through(other).post(PING).statusCode())
                .isEqualTo(404);
        holder.close();
        assertThat(client.at("/mcp").through(other).post(PING).statusCode()).isEqualTo(404);
        assertThat(other.sessions.count()).isZero();
    }

    @Test
    void aCallerWhoIsNoLongerKnownTakesNoSessionOver() {
        var client = as("ana", holder).session("2025-11-25").through(other);
        holder.close();

        assertThat(client.with("Authorization", "Bearer revoked").post(PING).statusCode())
                .isEqualTo(401);
        assertThat(other.sessions.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "elsewhere"})
    void nobodyElseCanSayThatARequestWasSentOn(String header) {
        var answer = as("ana", other).with(PeerProof.HEADER, header).post(McpClient.initialize("2025-11-25"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(other.counted("mcpx.peer.refused")).isEqualTo(1);
    }

    @Test
    void aProofOfAnotherKeyIsNone() {
        assertRefused(proof(NOW.plusSeconds(10), PING).sealedFor("POST", "/mcp", Sealer.ephemeral()));
    }

    @Test
    void aProofIsGoodForAMomentOnly() {
        assertRefused(proof(NOW, PING).sealedFor("POST", "/mcp", replicas.sealer));
    }

    @Test
    void aProofIsGoodForOneBodyOnly() {
        assertRefused(proof(NOW.plusSeconds(10), "{}").sealedFor("POST", "/mcp", replicas.sealer));
    }

    @Test
    void aProofIsGoodForOneTargetAndMethodOnly() {
        assertRefused(proof(NOW.plusSeconds(10), PING).sealedFor("GET", "/mcp", replicas.sealer));
        assertRefused(proof(NOW.plusSeconds(10), PING).sealedFor("POST", "/mcp?x", replicas.sealer));
    }

    @Test
    void aProofIsGoodAtOneReplicaOnly() {
        var elsewhere =
                new PeerProof(Purpose.FIND, "127.0.0.1:1", Replicas.name(holder), NOW.plusSeconds(10), digest(PING));

        assertRefused(elsewhere.sealedFor("POST", "/mcp", replicas.sealer));
    }

    @Test
    void aGoodProofIsBelieved() {
        var client = as("ana", other).session("2025-11-25");

        var proof = proof(NOW.plusSeconds(10), PING).sealedFor("POST", "/mcp", replicas.sealer);

        assertThat(client.with(PeerProof.HEADER, proof).post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void aProofIsNoneWithoutTheCertificateThatReplicasMustHave() {
        try (var certified = Replicas.of(2, Agents.SNAPSHOT, Map.of("mcpx.peers.tls", "replicas"))) {
            var client = as("ana", certified.get(0)).session("2025-11-25");

            assertThat(client.post(PING).statusCode()).isEqualTo(200);
            assertThat(client.through(certified.get(1)).post(PING).statusCode()).isEqualTo(502);
            assertThat(certified.get(0).counted("mcpx.peer.refused")).isEqualTo(1);
            assertThat(certified.get(1).counted("mcpx.peer.forwarded", "outcome", "refused"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasSentOnIsNotSentOnAgain() {
        var client = as("ana", holder).session("2025-11-25");

        var proof = proof(NOW.plusSeconds(10), PING).sealedFor("POST", "/mcp", replicas.sealer);
        var answer = client.through(other).with(PeerProof.HEADER, proof).post(PING);

        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.headers().firstValue(PeerProof.HEADER)).hasValue("elsewhere");
        assertThat(holder.gateway.requests).isEmpty();
    }

    @Test
    void aReplicaTakesOverNoMoreSessionsThanItMay() {
        try (var few = Replicas.of(2, Agents.SNAPSHOT, Map.of("mcpx.session.max", "1"))) {
            var client = as("ana", few.get(0)).session("2025-11-25").through(few.get(1));
            as("bob", few.get(1)).at("/mcp/gateway/team").session("2025-11-25");
            few.get(0).close();

            assertThat(client.post(PING).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void aSingleGatewayBelievesNobody() {
        try (var single = TestServer.start()) {
            var proof = new PeerProof(Purpose.FIND, "local", "local", NOW.plusSeconds(10), digest(PING))
                    .sealedFor("POST", "/mcp", Sealer.ephemeral());

            assertThat(single.client().with(PeerProof.HEADER, proof).post(PING).statusCode())
                    .isEqualTo(400);
        }
    }

    private void assertRefused(String proof) {
        var client = as("ana", other).session("2025-11-25");

        assertThat(client.with(PeerProof.HEADER, proof).post(PING).statusCode()).isEqualTo(400);
        assertThat(other.counted("mcpx.peer.refused")).isPositive();
    }

    private PeerProof proof(Instant expiry, String body) {
        return new PeerProof(Purpose.FIND, Replicas.name(holder), Replicas.name(other), expiry, digest(body));
    }

    private static McpClient as(String key, TestServer replica) {
        return replica.client().with("Authorization", "Bearer " + key);
    }

    private static String digest(String body) {
        return PeerProof.digest(body.getBytes(StandardCharsets.UTF_8));
    }
}
