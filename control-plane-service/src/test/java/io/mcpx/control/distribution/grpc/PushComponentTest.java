// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcStatus;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PushComponentTest {

    private static final String ONE = "11".repeat(32);
    private static final String OTHER = "22".repeat(32);

    @Inject
    PushServer server;

    @Inject
    Vertx vertx;

    private final Api api = Seed.organisation();

    @Test
    void sendsWhatThereIsAndThenEachChange() {
        make("/servers/files", "{\"url\": \"http://127.0.0.1:1/mcp\"}");

        var replica = connect("shared", "");

        await().untilAsserted(() -> assertThat(replica.held)
                .containsEntry("KIND_SERVER/files", "{\"url\":\"http://127.0.0.1:1/mcp\"}")
                .containsEntry("KIND_AUTH/", "{\"required\":true}"));
        assertThat(replica.deltas.getFirst().getFull()).isTrue();

        make("/tool-groups/readers", "{\"servers\": {\"files\": [\"read\"]}}");

        await().untilAsserted(() -> assertThat(replica.held).containsKey("KIND_TOOL_GROUP/readers"));
        assertThat(replica.deltas.getLast().getFull()).isFalse();
        assertThat(replica.deltas.getLast().getUpsertsList()).hasSize(1);

        var tag = api.get("/tool-groups/readers").tag();
        assertThat(api.with("If-Match", tag).delete("/tool-groups/readers").status())
                .isEqualTo(204);

        await().untilAsserted(() -> assertThat(replica.held).doesNotContainKey("KIND_TOOL_GROUP/readers"));
    }

    @Test
    void sendsSecretsAndShowsNothingThatTellsOfThem() {
        make("/credentials/key", "{\"type\": \"bearer\", \"token\": \"the-secret\"}");

        var replica = connect("shared", "");

        await().untilAsserted(() ->
                assertThat(replica.held.get("KIND_CREDENTIAL/key")).contains("\"token\":\"the-secret\""));
        await().untilAsserted(
                        () -> assertThat(shown("shared").at("/versionInForce").asText())
                                .isNotEmpty()
                                .isNotEqualTo("null")
                                .isNotEqualTo(replica.version()));
        assertThat(shown("shared").toString()).doesNotContain(replica.version());
    }

    @Test
    void waitsForTheAnswerAndSendsTheChangesOfTheMeantimeAsOne() {
        var replica = connect("shared", "").silent();
        await().untilAsserted(() -> assertThat(replica.deltas).hasSize(1));

        for (int i = 0; i < 8; i++) {
            make("/servers/server-" + i, "{\"url\": \"http://127.0.0.1:1/mcp\"}");
        }
        assertThat(replica.deltas).hasSize(1);
        replica.answering().acknowledge();

        await().untilAsserted(() -> assertThat(replica.held).containsKey("KIND_SERVER/server-7"));
        // The last change may not have reached the stream yet when the answer did.
        assertThat(replica.deltas).hasSizeBetween(2, 3);
    }

    @Test
    void showsWhatAReplicaHasAndWhatItRefused() {
        var replica = connect("shared", "");
        await().untilAsserted(() -> {
            assertThat(shown("shared").at("/connected").booleanValue()).isTrue();
            assertThat(shown("shared").at("/lag").intValue()).isZero();
        });
        replica.silent();

        make("/servers/files", "{\"url\": \"http://127.0.0.1:1/mcp\"}");
        await().untilAsserted(() -> assertThat(replica.deltas).hasSize(2));
        replica.refuse("servers/files: not for me");

        await().untilAsserted(() -> {
            assertThat(shown("shared").at("/lastNack").asText()).isEqualTo("servers/files: not for me");
            assertThat(shown("shared").at("/lag").intValue()).isEqualTo(1);
        });
        replica.leave();
        await().untilAsserted(() ->
                assertThat(shown("shared").at("/connected").booleanValue()).isFalse());
    }

    @Test
    void endsTheStreamOfADeletedInstance() {
        var replica = connect("shared", "");
        await().untilAsserted(() -> assertThat(replica.deltas).isNotEmpty());

        var tag = api.get("/instances/shared").tag();
        assertThat(api.with("If-Match", tag).delete("/instances/shared").status())
                .isEqualTo(204);

        await().untilAsserted(() -> assertThat(replica.ended()).isEqualTo(GrpcStatus.UNAUTHENTICATED));
    }

    @Test
    void refusesWhoeverProvesNothing() {
        var token = enrolment("shared", "");
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        var replica = RecordingReplica.connect(vertx, server.port(), forged);

        await().untilAsserted(() -> assertThat(replica.ended()).isEqualTo(GrpcStatus.UNAUTHENTICATED));
        assertThat(replica.deltas).isEmpty();
    }

    @Test
    void sendsADedicatedInstanceNothingOfOthers() {
        make("/servers/ours", "{\"url\": \"http://127.0.0.1:1/mcp\"}");
        make("/servers/theirs", "{\"url\": \"http://127.0.0.1:2/mcp\"}");
        make("/gateways/ours", "{\"servers\": [\"ours\"]}");
        make("/gateways/theirs", "{\"servers\": [\"theirs\"]}");
        make("/agents/us", "{\"keys\": [\"sha256:" + ONE + "\"], \"gateways\": [\"ours\"]}");
        make("/agents/them", "{\"keys\": [\"sha256:" + OTHER + "\"]}");

        var replica = connect("own", ", \"dedicatedTo\": \"us\"");

        await().untilAsserted(() -> assertThat(replica.held)
                .containsOnlyKeys("KIND_SERVER/ours", "KIND_GATEWAY/ours", "KIND_AGENT/us", "KIND_AUTH/"));
        make("/servers/more", "{\"url\": \"http://127.0.0.1:3/mcp\"}");
        var tag = api.get("/gateways/ours").tag();
        var put = api.with("If-Match", tag).put("/gateways/ours", "{\"servers\": [\"ours\", \"more\"]}");
        assertThat(put.status()).as(put.toString()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(replica.held).containsKey("KIND_SERVER/more"));
        assertThat(replica.seen.toString()).doesNotContain("theirs").doesNotContain("them");
    }

    private JsonNode shown(String instance) {
        return api.get("/instances/" + instance).json().at("/replicas/0");
    }

    private void make(String path, String body) {
        var made = api.with("If-None-Match", "*").put(path, body);
        assertThat(made.status()).as(made.toString()).isIn(200, 201);
    }

    private RecordingReplica connect(String instance, String more) {
        return RecordingReplica.connect(vertx, server.port(), enrolment(instance, more));
    }

    private String enrolment(String instance, String more) {
        var made = api.post("/instances", "{\"name\": \"" + instance + "\"" + more + "}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("enrolmentToken").textValue();
    }
}
