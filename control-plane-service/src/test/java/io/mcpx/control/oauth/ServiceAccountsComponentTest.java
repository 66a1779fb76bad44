// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Resources;
import io.mcpx.control.Seed;
import io.mcpx.control.TestPeople;
import io.mcpx.control.access.Role;
import io.mcpx.control.document.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServiceAccountsComponentTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GATEWAY = "https://gateway.example.com";
    private static final String SERVER = "{\"name\": \"git\", \"url\": \"https://git.example.com/mcp\"}";

    private Resources resources = new Resources(Api.anonymous());
    private Api api = Api.anonymous();

    @BeforeEach
    void anOrganisation() {
        api = Seed.organisation();
        resources = new Resources(api);
    }

    @Test
    void getsATokenForItsSecretAndUsesTheApiWithIt() {
        var account = made("{\"name\": \"ci\", \"role\": \"admin\", \"scopes\": [\"read\", \"configure\"]}");

        var answer = token(account, "grant_type=client_credentials");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").intValue()).isEqualTo(600);
        assertThat(answer.json().path("scope").textValue()).isEqualTo("configure read");
        var program = with(answer);
        assertThat(program.post("/servers", SERVER).status()).isEqualTo(201);
        assertThat(api.get("/changes").text()).contains("service_account");
    }

    @Test
    void saysInTheTokenWhoItIsForWhatAndForHowLong() {
        var account = made("{\"name\": \"ci\", \"scopes\": [\"read\"]}");

        var token = token(account, "grant_type=client_credentials")
                .json()
                .path("access_token")
                .textValue();

        var header = part(token, 0);
        var claims = part(token, 1);
        assertThat(header.path("typ").textValue()).isEqualTo("at+jwt");
        assertThat(header.path("alg").textValue()).isEqualTo("ES256");
        assertThat(claims.path("iss").textValue()).isEqualTo(issuer());
        assertThat(claims.path("aud").textValue()).isEqualTo(issuer() + "/api/v1");
        assertThat(claims.path("sub").textValue())
                .isEqualTo(account.path("clientId").textValue());
        assertThat(claims.path("client_id")).isEqualTo(claims.path("sub"));
        assertThat(claims.path("organisation").textValue())
                .isEqualTo(resources.id().toString());
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(600);
        var jwks = Api.anonymous().get("/.well-known/jwks.json");
        assertThat(jwks.json().path("keys"))
                .anySatisfy(key -> assertThat(key.path("kid")).isEqualTo(header.path("kid")));
        assertThat(jwks.json().path("keys"))
                .allSatisfy(key -> assertThat(key.has("d")).isFalse());
    }

    @Test
    void publishesItsMetadataUnderItsIssuer() {
        var metadata =
                Api.anonymous().get("/.well-known/oauth-authorization-server").json();

        assertThat(metadata.path("issuer").textValue()).isEqualTo(issuer());
        assertThat(metadata.path("token_endpoint").textValue()).isEqualTo(issuer() + "/oauth/token");
        assertThat(metadata.path("jwks_uri").textValue()).isEqualTo(issuer() + "/.well-known/jwks.json");
        assertThat(metadata.path("grant_types_supported")).hasSize(1);
    }

    @Test
    void takesTheSecretFromTheFormToo() {
        var account = made("{\"name\": \"ci\"}");

        var answer = send(
                Api.anonymous(),
                "grant_type=client_credentials&client_id="
                        + account.path("clientId").textValue() + "&client_secret="
                        + account.path("clientSecret").textValue());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void refusesInTheWordsOfOAuth() {
        var account = made("{\"name\": \"ci\", \"scopes\": [\"read\"]}");

        refused(token(account, "grant_type=password"), 400, "unsupported_grant_type");
        refused(token(account, "scope=read"), 400, "invalid_request");
        refused(token(account, "grant_type=client_credentials&grant_type=client_credentials"), 400, "invalid_request");
        refused(token(account, "grant_type=client_credentials&scope=read+configure"), 400, "invalid_scope");
        refused(
                token(account, "grant_type=client_credentials&resource=https%3A%2F%2Felsewhere.example.com%2Fmcp"),
                400,
                "invalid_target");
        refused(token(account, "grant_type=client_credentials&client_secret=x"), 400, "invalid_request");
        refused(send(Api.anonymous(), "grant_type=client_credentials"), 401, "invalid_client");
    }

    @Test
    void knowsAClientOnlyByASecretOfItsOwn() {
        var account = made("{\"name\": \"ci\"}");
        var other = made("{\"name\": \"cd\"}");
        var theirs = new Resources(Seed.organisation());
        var foreign = theirs.organisation()
                .post("/service-accounts", "{\"name\": \"ci\"}")
                .json();
        var client = account.path("clientId").textValue();
        var secret = account.path("clientSecret").textValue();

        for (var wrong : new String[] {
            other.path("clientSecret").textValue(),
            foreign.path("clientSecret").textValue(),
            secret.substring(0, secret.length() - 1),
            secret + "A",
            secret.replace("_secret_", "_pat_"),
            ""
        }) {
            var answer = token(client, wrong, "grant_type=client_credentials");
            refused(answer, 401, "invalid_client");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        }
        refused(
                token(foreign.path("clientId").textValue(), secret, "grant_type=client_credentials"),
                401,
                "invalid_client");
    }

    @Test
    void replacesASecretWithoutAGap() {
        var account = made("{\"name\": \"ci\"}");
        var client = account.path("clientId").textValue();
        var second = api.post("/service-accounts/ci/secrets", "");
        assertThat(second.status()).as(second.toString()).isEqualTo(201);
        assertThat(api.post("/service-accounts/ci/secrets", "").status()).isEqualTo(409);
        assertThat(token(account, "grant_type=client_credentials").status()).isEqualTo(200);

        var first =
                api.get("/service-accounts/ci/secrets").json().at("/items/0/id").textValue();
        assertThat(api.delete("/service-accounts/ci/secrets/" + first).status()).isEqualTo(204);

        refused(token(account, "grant_type=client_credentials"), 401, "invalid_client");
        var secret = second.json().path("clientSecret").textValue();
        assertThat(token(client, secret, "grant_type=client_credentials").status())
                .isEqualTo(200);
        assertThat(api.get("/service-accounts/ci/secrets").text()).doesNotContain(secret);
        assertThat(api.get("/service-accounts/ci/secrets")
                        .json()
                        .at("/items/1/lastUsedAt")
                        .textValue())
                .isNotNull();
    }

    @Test
    void losesTheApiAtOnceWhenItIsRemoved() {
        var account = made("{\"name\": \"ci\"}");
        var program = with(token(account, "grant_type=client_credentials"));
        assertThat(program.get("/servers").status()).isEqualTo(200);

        assertThat(api.delete("/service-accounts/ci").status()).isEqualTo(204);

        assertThat(program.get("/servers").status()).isEqualTo(401);
        refused(token(account, "grant_type=client_credentials"), 401, "invalid_client");
    }

    @Test
    void isAnAgentAtTheGatewaysUntilItIsRemoved() {
        api.post("/agents", "{\"name\": \"bot\"}");
        api.with("If-Match", "*").put("/auth", "{\"publicUrl\": \"" + GATEWAY + "\"}");
        var account = made("{\"name\": \"ci\", \"scopes\": [\"read\", \"tools\"], \"agent\": \"bot\"}");

        var agent = resources.find("AGENT", "bot").orElseThrow();
        assertThat(agent.at("/subjects/0/subject")).isEqualTo(account.path("clientId"));
        assertThat(agent.at("/subjects/0/issuer").textValue()).isEqualTo(issuer());
        var auth = resources.find("AUTH", "").orElseThrow();
        assertThat(auth.at("/issuers/0/issuer").textValue()).isEqualTo(issuer());
        assertThat(auth.at("/issuers/0/jwksUrl").textValue()).isEqualTo(issuer() + "/.well-known/jwks.json");

        var answer = token(
                account,
                "grant_type=client_credentials&scope=tools&resource=" + URLEncoder.encode(GATEWAY + "/mcp", UTF_8));
        assertThat(part(answer.json().path("access_token").textValue(), 1)
                        .path("aud")
                        .textValue())
                .isEqualTo(GATEWAY + "/mcp");
        assertThat(with(answer).get("/servers").status()).isEqualTo(401);
        refused(
                token(
                        account,
                        "grant_type=client_credentials&resource="
                                + URLEncoder.encode(GATEWAY + ".evil.example.com/mcp", UTF_8)),
                400,
                "invalid_target");

        api.delete("/service-accounts/ci");
        assertThat(resources.find("AGENT", "bot")).isEmpty();
        assertThat(resources.find("AUTH", "").orElseThrow().has("issuers")).isFalse();
    }

    @Test
    void needsToKnowWhereTheGatewaysAreToBeAnAgent() {
        api.post("/agents", "{\"name\": \"bot\"}");

        var refused = api.post("/service-accounts", "{\"name\": \"ci\", \"agent\": \"bot\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("publicUrl");
        assertThat(api.get("/service-accounts").json().path("items")).isEmpty();
    }

    @Test
    void isNotMadeWithMoreThanItsMakerMayDo() {
        var admin = TestPeople.member(resources, Role.ADMIN);
        made("{\"name\": \"strong\", \"role\": \"admin\", \"scopes\": [\"configure\"]}");
        var token = admin.api()
                .post("/tokens", "{\"name\": \"t\", \"scopes\": [\"read\", \"programs\"]}")
                .json()
                .path("token")
                .textValue();
        var narrow = TestPeople.at(resources.id(), token);

        assertThat(narrow.post(
                                "/service-accounts",
                                "{\"name\": \"a\", \"role\": \"admin\", \"scopes\": [\"configure\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(narrow.post("/service-accounts/strong/secrets", "").status()).isEqualTo(403);
        assertThat(narrow.post("/service-accounts", "{\"name\": \"a\", \"scopes\": [\"read\"]}")
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/service-accounts", "{\"name\": \"b\", \"role\": \"member\", \"scopes\": [\"configure\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/service-accounts", "{\"name\": \"b\", \"role\": \"owner\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesNoTokenThatAnybodyElseHasMade() {
        var account = made("{\"name\": \"ci\", \"scopes\": [\"read\"]}");
        var token = token(account, "grant_type=client_credentials")
                .json()
                .path("access_token")
                .textValue();
        var parts = token.split("\\.", -1);
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"x\"}".getBytes(UTF_8));

        for (var forged : new String[] {
            none + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + ".",
            token + "A",
            token.substring(0, token.length() - 2)
        }) {
            assertThat(TestPeople.at(resources.id(), forged).get("/servers").status())
                    .as(forged)
                    .isEqualTo(401);
        }
        assertThat(TestPeople.at(new Resources(Seed.organisation()).id(), token)
                        .get("/servers")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesAClientNoMoreThanItsShareOfTokens() {
        var account = made("{\"name\": \"busy\"}");
        var refused = 0;
        for (var i = 0; i < 200 && refused == 0; i++) {
            refused += token(account, "grant_type=client_credentials").status() == 429 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(1);
        assertThat(token(made("{\"name\": \"calm\"}"), "grant_type=client_credentials")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode made(String body) {
        var reply = api.post("/service-accounts", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply.json();
    }

    private Api with(Api.Reply answer) {
        return TestPeople.at(resources.id(), answer.json().path("access_token").textValue());
    }

    private static Api.Reply token(JsonNode account, String form) {
        return token(
                account.path("clientId").textValue(),
                account.path("clientSecret").textValue(),
                form);
    }

    private static Api.Reply token(String client, String secret, String form) {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        return send(Api.anonymous().with("Authorization", "Basic " + basic), form);
    }

    private static Api.Reply send(Api api, String form) {
        return api.send("POST", "/oauth/token", form, FORM);
    }

    private static void refused(Api.Reply answer, int status, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().path("error").textValue()).isEqualTo(error);
    }

    private static JsonNode part(String token, int place) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[place]), UTF_8));
    }

    private static String issuer() {
        return ConfigProvider.getConfig().getValue("mcpx.oauth.issuer", String.class);
    }
}
