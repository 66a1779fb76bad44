// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RulesComponentTest {

    private static final String HASH = "sha256:" + "ab".repeat(32);

    private Api api = Api.anonymous();

    @BeforeEach
    void anOrganisationWithAServerAGroupAndAnAgent() {
        api = Seed.organisation();
        made(api.post("/servers", "{\"name\": \"git\", \"url\": \"https://git.example.com/mcp\"}"));
        made(api.post("/tool-groups", "{\"name\": \"reading\", \"servers\": {\"git\": [\"read\"]}}"));
        made(api.post("/agents", "{\"name\": \"bot\", \"keys\": [\"" + HASH + "\"], \"consumerTag\": \"ci\"}"));
    }

    @Test
    void setsAndRemovesTheRuleOfOneLabel() {
        var set = api.with("If-None-Match", "*").put("/rules/consumers/ci", "{\"rule\": {\"allow\": [\"reading\"]}}");

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(api.get("/rules").json().at("/consumers/ci/allow/0").textValue())
                .isEqualTo("reading");
        assertThat(api.get("/rules/consumers").json().at("/items/0/name").textValue())
                .isEqualTo("ci");
        assertThat(api.with("If-Match", set.tag()).delete("/rules/consumers/ci").status())
                .isEqualTo(204);
        assertThat(api.get("/rules/consumers/ci").status()).isEqualTo(404);
        assertThat(api.get("/rules").json()).isEmpty();
    }

    @Test
    void saysWhoseViewARuleWouldChange() {
        var dry = api.with("If-None-Match", "*")
                .put("/rules/consumers/ci?dryRun=true", "{\"rule\": {\"allow\": [\"reading\"]}}");

        var affected = dry.json().at("/diff/affected/0");
        assertThat(affected.path("identity").textValue()).as(dry.toString()).isEqualTo("bot");
        assertThat(affected.path("endpoint").textValue()).isEqualTo("/mcp");
        assertThat(affected.at("/lost/0").textValue()).isEqualTo("git/*");
    }

    @Test
    void refusesWhatRefersToNothingAndSaysWhere() {
        var group = api.post("/tool-groups", "{\"name\": \"g\", \"servers\": {\"gti\": [\"read\"]}}");
        var server = api.with("If-Match", "*").delete("/servers/git");

        assertThat(group.status()).isEqualTo(422);
        assertThat(group.json().at("/errors/0/pointer").textValue()).isEqualTo("/servers/gti");
        assertThat(server.status()).isEqualTo(422);
        assertThat(server.text()).contains("/toolGroups/reading");
    }

    @Test
    void customisesOneToolOfAServer() {
        var put = api.with("If-None-Match", "*")
                .put("/servers/git/tools/read", "{\"customisation\": {\"description\": \"Reads.\"}}");

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(api.get("/servers/git").json().at("/tools/read/description").textValue())
                .isEqualTo("Reads.");
        assertThat(api.with("If-None-Match", "*")
                        .put("/servers/none/tools/read", "{\"customisation\": {}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void resolvesNoReferenceOfATenant() {
        var made = api.post(
                "/servers",
                "{\"name\": \"x\", \"url\": \"https://x.example.com/mcp\", \"headers\":"
                        + " {\"X-Path\": \"${env:PATH}\", \"X-File\": \"${file:/etc/passwd}\"}}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().at("/headers/X-Path").textValue()).isEqualTo("${env:PATH}");
    }

    private static void made(Api.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }
}
