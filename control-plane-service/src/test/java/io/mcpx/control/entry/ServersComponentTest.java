// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServersComponentTest {

    private static final String ISSUES = "{\"url\": \"https://issues.example.com/mcp\"}";

    private Api servers = Api.anonymous();

    @BeforeEach
    void anOrganisation() {
        servers = Seed.organisation().at("/servers");
    }

    @Test
    void answersACreatedServerWithItsEntryAndItsVersion() {
        var created = servers.post("", "{\"name\": \"issues\", \"url\": \"https://issues.example.com/mcp\"}");

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/servers/issues");
        assertThat(created.json().path("url").textValue()).isEqualTo("https://issues.example.com/mcp");
        var read = servers.get("/issues");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.tag()).isNotEmpty().isEqualTo(created.tag());
        assertThat(read.json()).isEqualTo(created.json());
    }

    @Test
    void findsAServerWhateverTheCaseOfItsName() {
        create("Issues");

        assertThat(servers.get("/ISSUES").json().path("name").textValue()).isEqualTo("Issues");
        assertThat(servers.post("", "{\"name\": \"iSSUES\", \"url\": \"https://x.example.com/mcp\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void refusesAChangeThatDoesNotSayOfWhichVersion() {
        create("issues");

        assertThat(servers.put("/issues", ISSUES).status()).isEqualTo(428);
        assertThat(servers.patch("/issues", ISSUES).status()).isEqualTo(428);
        assertThat(servers.delete("/issues").status()).isEqualTo(428);
        assertThat(servers.put("/new", ISSUES).status()).isEqualTo(428);
    }

    @Test
    void refusesAChangeOfAnOutdatedVersion() {
        var old = create("issues").tag();
        var changed = servers.with("If-Match", old).put("/issues", "{\"url\": \"https://other.example.com/mcp\"}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);

        var late = servers.with("If-Match", old).put("/issues", ISSUES);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).startsWith("application/problem+json");
        assertThat(servers.get("/issues").json().path("url").textValue()).isEqualTo("https://other.example.com/mcp");
    }

    @Test
    void patchesOnlyWhatThePatchNames() {
        var tag = create("issues").tag();

        var patched = servers.with("If-Match", tag).patch("/issues", "{\"timeout\": \"5s\"}");

        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        assertThat(patched.json().path("timeout").textValue()).isEqualTo("5s");
        assertThat(patched.json().path("url").textValue()).isEqualTo("https://issues.example.com/mcp");
        var back = servers.with("If-Match", patched.tag()).patch("/issues", "{\"timeout\": null}");
        assertThat(back.json().has("timeout")).isFalse();
        assertThat(back.tag()).isEqualTo(tag);
    }

    @Test
    void forgetsADeletedServer() {
        var tag = create("issues").tag();

        assertThat(servers.with("If-Match", tag).delete("/issues").status()).isEqualTo(204);

        assertThat(servers.get("/issues").status()).isEqualTo(404);
    }

    @Test
    void answersNothingToWhoeverHasTheVersionInForce() {
        var tag = create("issues").tag();

        var again = servers.with("If-None-Match", tag).get("/issues");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
    }

    @Test
    void changesNothingInADryRunButSaysWhatWouldDiffer() {
        var tag = create("issues").tag();

        var dry = servers.with("If-Match", tag)
                .put("/issues?dryRun=true", "{\"url\": \"https://other.example.com/mcp\"}");

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().at("/diff/entries/0/change").textValue()).isEqualTo("changed");
        assertThat(dry.json().at("/diff/entries/0/fields/0").textValue()).isEqualTo("/url");
        assertThat(servers.get("/issues").tag()).isEqualTo(tag);
    }

    @Test
    void listsAllPagesInOrderOnce() {
        for (var name : new String[] {"d", "b", "a", "c", "e"}) {
            create(name);
        }

        var first = servers.get("?limit=2").json();
        var second = servers.get("?limit=2&cursor=" + first.path("nextCursor").textValue())
                .json();
        var third = servers.get("?limit=2&cursor=" + second.path("nextCursor").textValue())
                .json();

        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(second)).containsExactly("c", "d");
        assertThat(names(third)).containsExactly("e");
        assertThat(third.has("nextCursor")).isFalse();
    }

    @Test
    void takesACursorForNoOtherListOrOrganisation() {
        create("a");
        create("b");
        var cursor = servers.get("?limit=1").json().path("nextCursor").textValue();

        assertThat(servers.get("?limit=1&name=b&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(Seed.organisation().get("/servers?cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(servers.get("?cursor=" + cursor.replace(cursor.charAt(20), '-'))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void findsByTheBeginningOfNamesAndByTheirParts() {
        create("alpha");
        create("alp_beta");
        create("gamma_alpha");

        assertThat(names(servers.get("?name=alp").json())).containsExactlyInAnyOrder("alpha", "alp_beta");
        assertThat(names(servers.get("?name=alp_").json())).containsExactly("alp_beta");
        assertThat(names(servers.get("?q=ALPHA").json())).containsExactlyInAnyOrder("alpha", "gamma_alpha");
    }

    @Test
    void doesOnceWhatIsAskedTwiceWithOneKey() {
        var keyed = servers.with("Idempotency-Key", "k-1");
        var body = "{\"name\": \"issues\", \"url\": \"https://issues.example.com/mcp\"}";

        var first = keyed.post("", body);
        var again = keyed.post("", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(keyed.post("", body.replace("issues", "others")).status()).isEqualTo(422);
        assertThat(names(servers.get("").json())).containsExactly("issues");
    }

    @Test
    void namesWhatIsWrongWithARequest() {
        assertThat(servers.post("", "{\"name\": ").status()).isEqualTo(400);
        assertThat(servers.post("", "[]").status()).isEqualTo(400);
        assertThat(servers.post("", "{\"name\": \"a\", \"name\": \"b\"}").status())
                .isEqualTo(400);
        assertThat(servers.get("?limit=0").status()).isEqualTo(400);
        assertThat(servers.get("?limit=501").status()).isEqualTo(400);
        assertThat(servers.get("/a%00b").status()).isEqualTo(404);
        var nameless = servers.post("", ISSUES);
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.json().at("/errors/0/pointer").textValue()).isEqualTo("/name");
        assertThat(nameless.json().at("/errors/0/expected").textValue()).isEqualTo("a name");
    }

    private Api.Reply create(String name) {
        var created = servers.post("", "{\"name\": \"" + name + "\", \"url\": \"https://issues.example.com/mcp\"}");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created;
    }

    private static Iterable<String> names(com.fasterxml.jackson.databind.JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("name").textValue())
                .toList();
    }
}
