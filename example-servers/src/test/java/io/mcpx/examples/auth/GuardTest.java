// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.client.Http;
import io.mcpx.examples.client.ModernHttpClient;
import io.mcpx.examples.client.ModernRequest;
import io.mcpx.examples.json.Json;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static final ModernRequest DISCOVER = ModernRequest.of(1, "server/discover", "{}");
    private static final String SECRET = "s:e c+r%et";

    private final ExampleServer server = ExampleServer.start(ServerOptions.with(Era.MODERN)
            .credential(new Requirement.ClientCredentials(
                    "the client", SECRET, List.of("read", "call"), Duration.ofMinutes(1)))
            .build());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhoShowsNothingWhereTokensComeFrom() throws JsonProcessingException {
        var refused = send(DISCOVER);

        assertThat(refused.statusCode()).isEqualTo(401);
        var challenge = refused.headers().firstValue("WWW-Authenticate").orElseThrow();
        var metadata = base() + "/.well-known/oauth-protected-resource/mcp";
        assertThat(challenge).isEqualTo("Bearer resource_metadata=\"" + metadata + "\", scope=\"read call\"");
        assertThat(json(get(metadata)).path("resource").asText()).isEqualTo(server.url());
        assertThat(json(get(metadata)).at("/authorization_servers/0").asText()).isEqualTo(base());
        assertThat(json(get(base() + "/.well-known/oauth-authorization-server"))
                        .path("token_endpoint")
                        .asText())
                .isEqualTo(base() + "/token");
    }

    @Test
    void admitsTheTokenItIssuedAndNoOther() throws JsonProcessingException {
        var token = token(basic("the+client", "s%3Ae+c%2Br%25et"), "grant_type=client_credentials");

        assertThat(token.statusCode()).isEqualTo(200);
        var answer = json(token);
        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(60);
        var bearer = "Bearer " + answer.path("access_token").asText();
        assertThat(send(DISCOVER.with("Authorization", bearer)).statusCode()).isEqualTo(200);
        assertThat(send(DISCOVER.with("Authorization", bearer + "x")).statusCode())
                .isEqualTo(401);

        server.tokens().revokeAll();

        var refused = send(DISCOVER.with("Authorization", bearer));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(server.tokens().requests()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials, the+client, s%3Ae+c%2Br%25et, read, 200, ",
        "client_credentials, the+client, s%3Ae+c%2Br%25et, write, 400, invalid_scope",
        "client_credentials, the+client, wrong, read, 401, invalid_client",
        "client_credentials, another, s%3Ae+c%2Br%25et, read, 401, invalid_client",
        "password, the+client, s%3Ae+c%2Br%25et, read, 400, unsupported_grant_type"
    })
    void answersAsTheRulesHaveIt(String grant, String id, String secret, String scope, int status, String error)
            throws JsonProcessingException {
        var answer =
                token("", "grant_type=" + grant + "&client_id=" + id + "&client_secret=" + secret + "&scope=" + scope);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("error").asText(null)).isEqualTo(error);
    }

    @Test
    void wantsEveryScopeOnATokenThatOpensTheServer() throws JsonProcessingException {
        var narrow = json(token(basic("the+client", "s%3Ae+c%2Br%25et"), "grant_type=client_credentials&scope=read"));
        var bearer = "Bearer " + narrow.path("access_token").asText();

        assertThat(send(DISCOVER.with("Authorization", bearer)).statusCode()).isEqualTo(401);
    }

    private HttpResponse<InputStream> send(ModernRequest request) {
        try (var client = new ModernHttpClient(server.url())) {
            return client.send(request);
        }
    }

    private HttpResponse<InputStream> token(String authorization, String form) {
        var request = Http.to(base() + "/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return Http.send(
                authorization.isEmpty()
                        ? request.build()
                        : request.header("Authorization", authorization).build());
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    private static HttpResponse<InputStream> get(String url) {
        return Http.send(Http.get(url).build());
    }

    private static JsonNode json(HttpResponse<InputStream> response) throws JsonProcessingException {
        return Json.read(Http.body(response));
    }

    private String base() {
        return server.url().replace("/mcp", "");
    }
}
