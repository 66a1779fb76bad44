// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Resources;
import io.mcpx.control.Seed;
import io.mcpx.control.TestHashes;
import io.mcpx.control.TestPeople;
import io.mcpx.control.TestPeople.Person;
import io.mcpx.control.access.Role;
import io.mcpx.control.access.TokenText;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTokensComponentTest {

    private static final String SERVER = "{\"name\": \"git\", \"url\": \"https://git.example.com/mcp\"}";

    private Resources resources = new Resources(Api.anonymous());

    @BeforeEach
    void anOrganisation() {
        resources = new Resources(Seed.organisation());
    }

    @Test
    void actsAsItsOwnerWithinItsScopes() {
        var admin = TestPeople.member(resources, Role.ADMIN);
        var reader = with(made(admin, "\"read\""));
        var writer = with(made(admin, "\"read\", \"configure\""));

        assertThat(reader.get("/servers").status()).isEqualTo(200);
        assertThat(reader.post("/servers", SERVER).status()).isEqualTo(403);
        assertThat(writer.post("/servers", SERVER).status()).isEqualTo(201);
        var act = resources.organisation().get("/changes").json().at("/items/0");
        assertThat(act.toString()).contains("access_token").contains("A person");
    }

    @Test
    void isShownOnceAndKeptAsAHash() {
        var person = TestPeople.member(resources, Role.MEMBER);

        var token = made(person, "\"read\"").path("token").textValue();

        assertThat(token).startsWith("mcpx_pat_");
        var shown = person.api().get("/tokens");
        assertThat(shown.text()).doesNotContain(token).doesNotContain(TestHashes.sha256(token));
        assertThat(shown.json().at("/items/0/lastUsedAt").isNull()).isTrue();
        with(token).get("/servers");
        assertThat(person.api().get("/tokens").json().at("/items/0/lastUsedAt").textValue())
                .isNotNull();
    }

    @Test
    void endsWhenItIsRevokedOrExpires() {
        var person = TestPeople.member(resources, Role.MEMBER);
        var revoked = made(person, "\"read\"");
        var expired = made(person, "\"read\"");

        assertThat(person.api()
                        .delete("/tokens/" + revoked.path("id").textValue())
                        .status())
                .isEqualTo(204);
        resources.execute("update access_token set expires_at = now() where id = '"
                + expired.path("id").textValue() + "'");

        assertThat(with(revoked).get("/servers").status()).isEqualTo(401);
        assertThat(with(expired).get("/servers").status()).isEqualTo(401);
    }

    @Test
    void diesWithTheMembership() {
        var person = TestPeople.member(resources, Role.ADMIN);
        var token = made(person, "\"read\"");

        resources.execute("delete from membership where account_id = '" + person.account() + "'");

        assertThat(with(token).get("/servers").status()).isEqualTo(401);
    }

    @Test
    void losesWhatItsOwnerLoses() {
        var person = TestPeople.member(resources, Role.ADMIN);
        var token = made(person, "\"read\", \"configure\"");

        resources.execute("update membership set role = 'member' where account_id = '" + person.account() + "'");

        assertThat(with(token).post("/servers", SERVER).status()).isEqualTo(403);
    }

    @Test
    void isNothingElsewhereNorWhenASingleCharacterDiffers() {
        var person = TestPeople.member(resources, Role.MEMBER);
        var token = made(person, "\"read\"").path("token").textValue();
        var theirs = new Resources(Seed.organisation());

        assertThat(TestPeople.at(theirs.id(), token).get("/servers").status()).isEqualTo(404);
        var renamed = token.replace(digits(resources), digits(theirs));
        assertThat(TestPeople.at(theirs.id(), renamed).get("/servers").status()).isEqualTo(401);
        for (var forged : new String[] {
            token.substring(0, token.length() - 1),
            token + "A",
            token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A"),
            token.replace("_pat_", "_key_"),
            token + "' or '1'='1",
            TokenText.random(TokenText.Kind.ACCESS_TOKEN, resources.id()).text()
        }) {
            assertThat(with(forged).get("/servers").status()).as(forged).isEqualTo(401);
        }
    }

    @Test
    void makesNoTokenThatMayMore() {
        var admin = TestPeople.member(resources, Role.ADMIN);
        var member = TestPeople.member(resources, Role.MEMBER);
        var narrow = made(admin, "\"read\", \"tokens\"");

        assertThat(asked(with(narrow), "\"read\", \"configure\"").status()).isEqualTo(403);
        assertThat(asked(with(narrow), "\"read\"").status()).isEqualTo(201);
        assertThat(asked(member.api(), "\"configure\"").status()).isEqualTo(403);
        assertThat(asked(admin.api(), "\"owner\"").status()).isEqualTo(403);
        assertThat(asked(admin.api(), "\"root\"").status()).isEqualTo(400);
        assertThat(asked(with(made(admin, "\"read\"")), "\"read\"").status()).isEqualTo(403);
        assertThat(asked(resources.organisation(), "\"read\"").status()).isEqualTo(403);
    }

    @Test
    void makesNoTokenThatLivesLonger() {
        var person = TestPeople.member(resources, Role.MEMBER);
        var soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var parent = person.api()
                .post("/tokens", "{\"name\": \"t\", \"scopes\": [\"tokens\"], \"expiresAt\": \"" + soon + "\"}")
                .json();

        var child = asked(with(parent), "\"tokens\"");

        assertThat(child.json().path("expiresAt").textValue()).isEqualTo(soon.toString());
        assertThat(with(parent)
                        .post(
                                "/tokens",
                                "{\"name\": \"t\", \"scopes\": [\"tokens\"], \"expiresAt\": \"" + soon.plusSeconds(1)
                                        + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(person.api()
                        .post(
                                "/tokens",
                                "{\"name\": \"t\", \"scopes\": [\"read\"], \"expiresAt\": \"2099-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        var usual = Instant.parse(
                asked(person.api(), "\"read\"").json().path("expiresAt").textValue());
        assertThat(Duration.between(Instant.now(), usual).toDays()).isBetween(89L, 90L);
    }

    @Test
    void showsNobodyTheTokensOfOthers() {
        var one = TestPeople.member(resources, Role.OWNER);
        var other = TestPeople.member(resources, Role.MEMBER);
        var token = made(other, "\"read\"").path("id").textValue();

        assertThat(one.api().get("/tokens").json().path("items")).isEmpty();
        assertThat(one.api().get("/tokens/" + token).status()).isEqualTo(404);
        assertThat(one.api().delete("/tokens/" + token).status()).isEqualTo(404);
    }

    @Test
    void makesItsOwnerAnIdentityAtGatewaysWhenItMayUseThem() {
        var person = TestPeople.member(resources, Role.MEMBER);
        made(person, "\"read\"");
        assertThat(resources.find("AGENT", "user:" + person.account())).isEmpty();

        var made = made(person, "\"mcp\"");

        var user = resources.find("AGENT", "user:" + person.account()).orElseThrow();
        assertThat(user.at("/keys/0/hash").textValue())
                .isEqualTo("sha256:" + TestHashes.sha256(made.path("token").textValue()));
        assertThat(user.at("/keys/0/expires").textValue())
                .isEqualTo(made.path("expiresAt").textValue());
        person.api().delete("/tokens/" + made.path("id").textValue());
        assertThat(resources.find("AGENT", "user:" + person.account())).isEmpty();
    }

    @Test
    void letsNobodyTakeTheNameOfAPerson() {
        var forged = resources.organisation().post("/agents", "{\"name\": \"user:somebody\"}");

        assertThat(forged.status()).as(forged.toString()).isEqualTo(422);
        assertThat(resources.organisation().get("/agents/user:somebody").status())
                .isEqualTo(404);
    }

    private static JsonNode made(Person person, String scopes) {
        var reply = asked(person.api(), scopes);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private static Api.Reply asked(Api api, String scopes) {
        return api.post("/tokens", "{\"name\": \"a token\", \"scopes\": [" + scopes + "]}");
    }

    private Api with(JsonNode made) {
        return with(made.path("token").textValue());
    }

    private Api with(String token) {
        return TestPeople.at(resources.id(), token);
    }

    private static String digits(Resources organisation) {
        return organisation.id().toString().replace("-", "");
    }
}
