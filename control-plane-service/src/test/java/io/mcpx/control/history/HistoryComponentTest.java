// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryComponentTest {

    private static final String SECRET = "planted-secret-8172";

    @Test
    void numbersEachChangeAndSaysWhatItChanged() {
        var api = Seed.organisation();
        var tag = api.post("/servers", "{\"name\": \"a\", \"url\": \"https://a.example.com/mcp\"}")
                .tag();
        var put = api.with("If-Match", tag).put("/servers/a", "{\"url\": \"https://b.example.com/mcp\"}");

        assertThat(put.header("Mcpx-Revision")).isEqualTo("2");
        var second = api.get("/revisions/2").json();
        assertThat(second.path("action").textValue()).isEqualTo("server.put");
        assertThat(second.at("/diff/entries/0/fields/0").textValue()).isEqualTo("/url");
        assertThat(api.get("/revisions/1").json().at("/diff/entries/0/change").textValue())
                .isEqualTo("added");
        assertThat(api.get("/revisions?limit=1").json().at("/items/0/revision").intValue())
                .isEqualTo(2);
        assertThat(api.get("/revisions/3").status()).isEqualTo(404);
    }

    @Test
    void recordsWhoDidWhat() {
        var api = Seed.organisation();
        api.with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post("/servers", "{\"name\": \"a\", \"url\": \"https://a.example.com/mcp\"}");

        var acts = api.get("/changes").json().path("items");

        assertThat(acts.at("/0/action").textValue()).isEqualTo("server.create");
        assertThat(acts.at("/0/subject").textValue()).isEqualTo("server a");
        assertThat(acts.at("/0/actor/kind").textValue()).isEqualTo("bootstrap");
        assertThat(acts.at("/0/traceId").textValue()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(acts.at("/0/afterHash").textValue())
                .isNotEqualTo(acts.at("/0/beforeHash").textValue());
        assertThat(acts.at("/1/action").textValue()).isEqualTo("organisation.create");
    }

    @Test
    void leavesNoTraceOfWhatIsRefusedOrOnlyTried() {
        var api = Seed.organisation();

        assertThat(api.post("/servers", "{\"name\": \"a\", \"url\": \"ftp://a\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/servers?dryRun=true", "{\"name\": \"a\", \"url\": \"https://a.example.com/mcp\"}")
                        .status())
                .isEqualTo(200);

        assertThat(api.get("/revisions").json().path("items")).isEmpty();
        assertThat(api.get("/changes").json().path("items")).hasSize(1);
        assertThat(api.get("/servers").json().path("items")).isEmpty();
    }

    @Test
    void neverShowsASecretAgainAndKeepsItWhenItIsSentBackAsStored() {
        var api = Seed.organisation();
        var made = api.post(
                "/servers",
                "{\"name\": \"a\", \"url\": \"https://a.example.com/mcp\", \"headers\": {\"Authorization\": \"Bearer "
                        + SECRET + "\"}}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().at("/headers/Authorization").textValue()).isEqualTo("${stored}");

        var again = api.with("If-Match", made.tag()).put("/servers/a", made.text());

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.tag()).isEqualTo(made.tag());
        assertThat(api.get("/servers").text()
                        + api.get("/revisions/1").text()
                        + api.get("/changes").text())
                .doesNotContain(SECRET);
        assertThat(api.post(
                                "/servers",
                                "{\"name\": \"b\", \"url\": \"https://b.example.com/mcp\","
                                        + " \"headers\": {\"Authorization\": \"${stored}\"}}")
                        .status())
                .isEqualTo(422);
    }
}
