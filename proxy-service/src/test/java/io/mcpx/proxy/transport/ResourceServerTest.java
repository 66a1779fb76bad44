// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.identity.token.Forge;
import io.mcpx.proxy.identity.token.KnownKeys;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway as a resource server, over HTTP. */
class ResourceServerTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final PublicJsonWebKey KEY = Forge.rsa("a");
    private static final PublicJsonWebKey NEXT = Forge.rsa("b");
    private static final IssuerSpec SPEC = Forge.issuer(ISSUER, "tools");

    private final KnownKeys keys = KnownKeys.of(SPEC, Forge.jwks(KEY));
    private final TestServer server = TestServer.start(snapshot("https://gateway.example", SPEC), keys);

    @BeforeEach
    void answer() {
        server.gateway.tool("echo", inbound -> inbound.reply().result(Slice.trusted("{}")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void letsATokenIn() {
        assertThat(call("/mcp", token()).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyInWhoShowsATokenInTheQuery() {
        var text = token().signedBy(KEY).text();

        assertThat(server.client().at("/mcp?access_token=" + text).post(ping()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void challengesWhoShowsNothing() {
        var answer = server.client().post(ping());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer))
                .isEqualTo("Bearer realm=\"mcpx\", resource_metadata=\"https://gateway.example" + METADATA
                        + "/mcp\", scope=\"tools\"");
    }

    @Test
    void challengesWhoShowsWhatIsNotValid() {
        var answer = call("/mcp", token().claim("exp", Forge.NOW.getEpochSecond() - 100));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer))
                .contains("error=\"invalid_token\"", "error_description=\"the token has expired\"")
                .contains("resource_metadata=\"https://gateway.example" + METADATA + "/mcp\"", "scope=\"tools\"");
    }

    @Test
    void answersAMalformedAuthorizationWith400() {
        for (var authorization : List.of("Bearer", "Bearer ")) {
            var answer = server.client().with("Authorization", authorization).post(ping());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(challenge(answer)).contains("error=\"invalid_request\"");
        }
    }

    @Test
    void namesTheScopesThatAreMissing() {
        var audience = "https://gateway.example/mcp/gateway/team";
        var answer = call("/mcp/gateway/team", token().claim("aud", audience));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(challenge(answer))
                .contains("error=\"insufficient_scope\"", "scope=\"hr tools\"", METADATA + "/mcp/gateway/team\"");
        assertThat(call("/mcp/gateway/team", token().claim("aud", audience).claim("scope", "hr tools"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsStrangersTheSameOfEveryGateway() {
        var known = server.client().at("/mcp/gateway/team").post(ping());
        var unknown = server.client().at("/mcp/gateway/xyz").post(ping());

        assertThat(challenge(unknown)).isEqualTo(challenge(known).replace("/team", "/xyz"));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(get(METADATA + "/mcp/gateway/xyz").body())
                .isEqualTo(get(METADATA + "/mcp/gateway/team").body().replace("/team", "/xyz"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /mcp",
        "/, /mcp",
        "/mcp, /mcp",
        "/mcp/, /mcp",
        "/sse, /sse",
        "/mcp/gateway/team, /mcp/gateway/team",
        "/mcp/gateway/team/sse, /mcp/gateway/team",
        "/mcp/server/Git%20Hub, /mcp/server/Git%20Hub"
    })
    void publishesWhoIsTrusted(String path, String resource) {
        var answer = get(METADATA + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"resource\":\"https://gateway.example" + resource + "\",\"authorization_servers\":[\""
                        + ISSUER + "\"],\"scopes_supported\":[\"tools\"],\"bearer_methods_supported\":[\"header\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/mcp/gateway/", "/mcp/x", "/mcp/gateway/a%2Fb"})
    void publishesNothingOfWhatIsNoEndpoint(String path) {
        assertThat(get(METADATA + path).statusCode()).isEqualTo(404);
    }

    @Test
    void publishesNothingWithoutIssuers() {
        try (var plain = TestServer.start(Agents.SNAPSHOT, Map.of())) {
            assertThat(plain.client().at(METADATA).send("GET", "").statusCode()).isEqualTo(404);
            assertThat(challenge(plain.client().post(ping()))).doesNotContain("resource_metadata");
        }
    }

    @Test
    void keepsThePathOfItsPublicUrl() {
        try (var below = TestServer.start(snapshot("https://host.example:8443/gw", SPEC), keys)) {
            var document =
                    below.client().at(METADATA + "/gw/mcp").send("GET", "").body();

            assertThat(document).contains("\"resource\":\"https://host.example:8443/gw/mcp\"");
            assertThat(below.client().at(METADATA + "/mcp").send("GET", "").body())
                    .isEqualTo(document);
            assertThat(challenge(below.client().post(ping())))
                    .contains("resource_metadata=\"https://host.example:8443" + METADATA + "/gw/mcp\"");
        }
    }

    @Test
    void answersPagesOfAllowedOriginsOnly() {
        var allowed = server.client()
                .with("Origin", "http://localhost:3000")
                .at(METADATA)
                .send("GET", "");
        var challenged = server.client().with("Origin", "http://localhost:3000").post(ping());

        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
        assertThat(challenged.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).contains("WWW-Authenticate", "Mcp-Session-Id"));
        assertThat(server.client()
                        .with("Origin", "https://evil.example")
                        .at(METADATA)
                        .send("GET", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void allowsTheHeadersOfTokenBearersToBrowsers() {
        var answer = server.client()
                .with("Origin", "http://localhost:3000")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization, mcp-param-city")
                .send("OPTIONS", "");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed)
                        .contains(
                                "authorization",
                                "mcp-protocol-version",
                                "last-event-id",
                                "traceparent",
                                "mcp-param-city"));
    }

    @Test
    void looksOnceForAKeyItDoesNotKnowAndThenReadsTheRequest() {
        keys.later(SPEC, Forge.jwks(KEY, NEXT));
        var client = server.client()
                .modern("tools/call", "echo")
                .with("Authorization", "Bearer " + token().signedBy(NEXT).text());

        assertThat(client.post(McpClient.modernCall(1, "echo")).statusCode()).isEqualTo(200);
        assertThat(client.post(McpClient.modernCall(2, "echo")).statusCode()).isEqualTo(200);
        assertThat(keys.renewals()).isEqualTo(1);
    }

    @Test
    void refusesATokenWhoseKeyTheIssuerDoesNotHave() {
        var answer = server.client()
                .with("Authorization", "Bearer " + token().signedBy(NEXT).text())
                .post(ping());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(keys.renewals()).isEqualTo(1);
    }

    @Test
    void cannotTellWithoutAnyKeyOfTheIssuer() {
        try (var blind = TestServer.start(snapshot("https://gateway.example", SPEC), new KnownKeys())) {
            var client = blind.client()
                    .with("Authorization", "Bearer " + token().signedBy(KEY).text());

            for (int i = 0; i < 2; i++) {
                var answer = client.post(ping());
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            }
            assertThat(blind.client().post(ping()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void bindsASessionToWhoOpenedIt() {
        var ana = server.client()
                .with("Authorization", "Bearer " + token().signedBy(KEY).text());
        var session = ana.session("2025-11-25");
        var ben = token().claim("sub", "ben").signedBy(KEY).text();
        var refreshed = token().claim("jti", "2").signedBy(KEY).text();

        assertThat(session.post(ping()).statusCode()).isEqualTo(200);
        assertThat(session.with("Authorization", "Bearer " + ben).post(ping()).statusCode())
                .isEqualTo(404);
        assertThat(session.with("Authorization", "Bearer " + refreshed)
                        .post(ping())
                        .statusCode())
                .isEqualTo(200);
    }

    private static Forge token() {
        return new Forge(ISSUER);
    }

    private HttpResponse<String> call(String path, Forge token) {
        return server.client()
                .at(path)
                .with("Authorization", "Bearer " + token.signedBy(KEY).text())
                .modern("tools/call", "echo")
                .post(McpClient.modernCall(1, "echo"));
    }

    private HttpResponse<String> get(String path) {
        return server.client().at(path).send("GET", "");
    }

    private static String ping() {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private static Snapshot snapshot(String publicUrl, IssuerSpec issuer) {
        var agent = new AgentSpec(
                "team",
                List.of(),
                Set.of(new Subject(ISSUER, "ana"), new Subject(ISSUER, "ben")),
                Set.of(),
                Set.of(),
                null);
        return new Snapshot(
                "1",
                Map.of(),
                Map.of(),
                Map.of("team", new GatewaySpec("team", Map.of(), Set.of(), Naming.DEFAULT, Set.of("hr"))),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                List.of(agent),
                new AuthSpec(false, null, null, URI.create(publicUrl), List.of(issuer)));
    }
}
