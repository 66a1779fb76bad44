// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Resources;
import io.mcpx.control.Seed;
import io.mcpx.control.TestHashes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AgentKeysComponentTest {

    private Api api = Api.anonymous();
    private Api keys = Api.anonymous();
    private Resources resources = new Resources(api);

    @BeforeEach
    void anAgentWithoutKeys() {
        api = Seed.organisation();
        resources = new Resources(api);
        var agent = api.post("/agents", "{\"name\": \"bot\", \"consumerTag\": \"ci\"}");
        assertThat(agent.status()).as(agent.toString()).isEqualTo(201);
        keys = api.at("/agents/bot/keys");
    }

    @Test
    void letsNobodyInAsAnAgentThatWaitsForItsFirstKeyNorAnybodyWithoutOne() {
        assertThat(resources.find("AGENT", "bot")).isEmpty();
        assertThat(auth().path("required").booleanValue()).isTrue();
    }

    @Test
    void shutsTheGatewaysOfAnOrganisationFromItsBeginning() {
        var fresh = new Resources(Seed.organisation()).find("AUTH", "").orElseThrow();

        assertThat(fresh.path("required").booleanValue()).isTrue();
    }

    @Test
    void opensTheGatewaysOnlyWhenTheOrganisationSaysSo() {
        var put = api.with("If-Match", "*").put("/auth", "{\"required\": false}");

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(auth().path("required").booleanValue()).isFalse();
    }

    @Test
    void stillSaysWhatIsWrongWithAnAgentThatWaitsForItsFirstKey() {
        var refused = api.post("/agents", "{\"name\": \"other\", \"groups\": [\"no-such-group\"]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("/groups/0");
    }

    @Test
    void showsAKeyOnceAndGivesItsHashToGateways() {
        var made = keys.post("", "{\"name\": \"laptop\"}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var key = made.json().path("key").textValue();
        assertThat(key).startsWith("mcpx_key_" + resources.id().toString().replace("-", "") + "_");
        var agent = resources.find("AGENT", "bot").orElseThrow();
        assertThat(agent.at("/keys/0").textValue()).isEqualTo("sha256:" + TestHashes.sha256(key));
        assertThat(agent.path("consumerTag").textValue()).isEqualTo("ci");
        assertThat(keys.get("").text()
                        + keys.get("/" + made.json().path("id").textValue()).text()
                        + api.get("/agents/bot").text()
                        + api.get("/changes").text()
                        + api.get("/revisions/2").text())
                .doesNotContain(key)
                .doesNotContain(TestHashes.sha256(key));
        assertThat(keys.get("").json().at("/items/0/hint").textValue())
                .isEqualTo("…" + key.substring(key.length() - 4));
    }

    @Test
    void hasSeveralKeysAtOnceAndRevokesOneAtATime() {
        var first = made(keys.post("", "{\"name\": \"first\"}"));
        var second = made(keys.post("", "{\"name\": \"second\"}"));

        assertThat(keys.delete("/" + first.path("id").textValue()).status()).isEqualTo(204);

        var agent = resources.find("AGENT", "bot").orElseThrow();
        assertThat(agent.path("keys")).hasSize(1);
        assertThat(agent.at("/keys/0").textValue())
                .isEqualTo("sha256:" + TestHashes.sha256(second.path("key").textValue()));
        assertThat(keys.get("").json().at("/items/0/state").textValue()).isEqualTo("revoked");
        assertThat(keys.get("").json().at("/items/1/state").textValue()).isEqualTo("valid");

        keys.delete("/" + second.path("id").textValue());
        assertThat(resources.find("AGENT", "bot")).isEmpty();
        assertThat(keys.delete("/" + second.path("id").textValue()).status()).isEqualTo(204);
    }

    @Test
    void givesGatewaysTheTimeAtWhichAKeyExpires() {
        var expires = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        made(keys.post("", "{\"name\": \"sandbox\", \"expiresAt\": \"" + expires + "\"}"));

        assertThat(resources
                        .find("AGENT", "bot")
                        .orElseThrow()
                        .at("/keys/0/expires")
                        .textValue())
                .isEqualTo(expires.toString());
        var past = keys.post("", "{\"name\": \"late\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}");
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.json().at("/errors/0/pointer").textValue()).isEqualTo("/expiresAt");
    }

    @Test
    void makesNothingInADryRun() {
        var dry = keys.post("?dryRun=true", "{\"name\": \"laptop\"}");

        assertThat(dry.status()).as(dry.toString()).isEqualTo(200);
        assertThat(dry.json().has("key")).isFalse();
        assertThat(keys.get("").json().path("items")).isEmpty();
        assertThat(resources.find("AGENT", "bot")).isEmpty();
    }

    @Test
    void givesTheSameKeyToTheSameRequestSentAgain() {
        var once = keys.with("Idempotency-Key", "k-1").post("", "{\"name\": \"laptop\"}");
        var again = keys.with("Idempotency-Key", "k-1").post("", "{\"name\": \"laptop\"}");

        assertThat(again.text()).isEqualTo(once.text());
        assertThat(keys.get("").json().path("items")).hasSize(1);
    }

    @Test
    void takesTheKeysWithTheirAgent() {
        made(keys.post("", "{\"name\": \"laptop\"}"));

        var deleted = api.with("If-Match", "*").delete("/agents/bot");

        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);
        assertThat(resources.find("AGENT", "bot")).isEqualTo(Optional.empty());
        api.post("/agents", "{\"name\": \"bot\"}");
        assertThat(keys.get("").json().path("items")).isEmpty();
    }

    @Test
    void findsNothingOfAnotherOrganisation() {
        var theirs = made(keys.post("", "{\"name\": \"laptop\"}"));
        var ours = Seed.organisation();
        ours.post("/agents", "{\"name\": \"bot\"}");

        var id = theirs.path("id").textValue();
        assertThat(ours.get("/agents/bot/keys/" + id).status()).isEqualTo(404);
        assertThat(ours.delete("/agents/bot/keys/" + id).status()).isEqualTo(404);
        assertThat(ours.get("/agents/bot/keys").json().path("items")).isEmpty();
        assertThat(ours.get("/agents/none/keys").status()).isEqualTo(404);
        assertThat(keys.get("/" + id).json().path("state").textValue()).isEqualTo("valid");
    }

    @Test
    void pagesThroughKeysFromTheOldest() {
        for (var name : new String[] {"a", "b", "c"}) {
            made(keys.post("", "{\"name\": \"" + name + "\"}"));
        }

        var first = keys.get("?limit=2").json();
        var rest = keys.get("?limit=2&cursor=" + first.path("nextCursor").textValue())
                .json();

        assertThat(first.path("items"))
                .extracting(item -> item.path("name").textValue())
                .containsExactly("a", "b");
        assertThat(rest.path("items"))
                .extracting(item -> item.path("name").textValue())
                .containsExactly("c");
    }

    private JsonNode auth() {
        return resources.find("AUTH", "").orElseThrow();
    }

    private static JsonNode made(Api.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }
}
