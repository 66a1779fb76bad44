// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.CredentialSpec.ClientAuthentication;
import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.configuration.route.SecretValue;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.proxy.credential.Credentials;
import io.mcpx.proxy.credential.fake.CredentialSettings;
import io.mcpx.proxy.credential.fake.FakeSecrets;
import io.mcpx.proxy.credential.fake.FakeTokenEndpoint;
import io.mcpx.proxy.credential.fake.RecordedLog;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.FakeSseServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that want to see something of the gateway: what they are shown, and what happens when they do not like it. */
class ShownCredentialsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ECHO = "{\"name\":\"echo\",\"arguments\":{}}";
    private static final CredentialSpec KEY = new CredentialSpec.ApiKey("X-Api-Key", FakeSecrets.at("key"));
    private static final CredentialSpec BEARER = new CredentialSpec.Bearer(FakeSecrets.at("key"));

    private final FakeSecrets secrets =
            new FakeSecrets().put("key", "planted-one").put("client", "planted-client");
    private final FakeTokenEndpoint endpoint = FakeTokenEndpoint.start(VERTX);
    private final Credentials credentials = new Credentials(VERTX, CredentialSettings.with(Map.of()), List.of(secrets));

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The eras a server over Streamable HTTP can be of. */
    enum Kinds {
        LEGACY,
        MODERN;

        FakeMcpServer start() {
            return this == LEGACY ? legacy() : modern();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestShowsTheKey(Kinds kind) {
        try (var fake = kind.start()) {
            try (var running = shown(http(fake.url()), KEY)) {
                running.call(ECHO).result();
                running.server.forget("one");
            }
            eventually(() -> assertThat(fake.received("DELETE")).hasSize(kind == Kinds.LEGACY ? 2 : 0));

            assertThat(fake.received())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(
                            request -> assertThat(request.header("X-Api-Key")).isEqualTo("planted-one"));
        }
    }

    @Test
    void everyRequestOfHttpSseShowsTheKey() {
        try (var fake = FakeSseServer.start(VERTX);
                var running = shown(Running.spec(new ServerTransport.Sse(fake.url(), Map.of())), KEY)) {
            running.call(ECHO).result();

            assertThat(fake.shown("X-Api-Key")).hasSizeGreaterThan(4).containsOnly("planted-one");
        }
    }

    @Test
    void theCredentialIsShownInThePlaceOfAConfiguredHeader() {
        var configured = Map.of("Authorization", "Bearer configured");
        try (var fake = modern();
                var running = shown(Running.spec(new ServerTransport.Http(fake.url(), configured)), BEARER)) {
            running.call(ECHO).result();

            assertThat(fake.received())
                    .allSatisfy(
                            request -> assertThat(request.request().headers().getAll("Authorization"))
                                    .containsExactly("Bearer planted-one"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsRefusedIsFetchedAgainAndTheCallSentOnceMore(Kinds kind) {
        try (var fake = kind.start();
                var running = shown(http(fake.url()), client())) {
            running.call(ECHO).result();
            int calls = fake.received("tools/call").size();
            admitting(fake, "tools/call", "Bearer token-2");

            running.call(ECHO).result();

            assertThat(fake.received("tools/call")).hasSize(calls + 2);
            assertThat(endpoint.asked()).hasSize(2);
        }
    }

    @Test
    void aServerThatRefusesEverythingGetsEachCallTwiceAndTheTokenEndpointPeace() {
        try (var log = RecordedLog.open();
                var fake = modern();
                var running = shown(http(fake.url()), client())) {
            admitting(fake, "tools/call", "Bearer never");

            for (int i = 0; i < 20; i++) {
                var failure = running.call(ECHO).failure();
                assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
                assertThat(failure.detail()).doesNotContain("challenge").doesNotContain("token-");
            }

            assertThat(fake.received("tools/call").size()).isLessThanOrEqualTo(40);
            assertThat(endpoint.asked().size()).isLessThanOrEqualTo(10);
            assertThat(log.lines()).noneMatch(line -> line.contains("planted") || line.contains("token-"));
        }
    }

    @Test
    void manyCallsThatAreRefusedAtOnceFetchOneToken() {
        try (var fake = modern();
                var running = shown(http(fake.url()), client())) {
            admitting(fake, "tools/call", "Bearer token-2");
            var calls = new ArrayList<RecordedAnswers>();
            for (int i = 0; i < 50; i++) {
                calls.add(running.call(ECHO));
            }

            assertThat(calls).allSatisfy(call -> assertThat(call.result()).isNotNull());
            assertThat(endpoint.asked()).hasSize(2);
        }
    }

    @Test
    void aSecretThatChangedIsReadAgainAndTheSessionsStay() {
        try (var fake = legacy();
                var running = shown(http(fake.url()), KEY)) {
            running.call(ECHO).result();
            int sessions = fake.received("initialize").size();
            secrets.put("key", "planted-two");
            admitting(fake, "tools/call", "X-Api-Key", "planted-two");

            running.call(ECHO).result();

            assertThat(fake.received("initialize")).hasSize(sessions);
            assertThat(secrets.reads()).isEqualTo(2);
        }
    }

    @Test
    void aSecretThatIsStillTheSameIsNotShownTwice() {
        try (var fake = modern();
                var running = shown(http(fake.url()), KEY)) {
            admitting(fake, "tools/call", "X-Api-Key", "other");

            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAUTHORIZED);

            assertThat(fake.received("tools/call")).hasSize(1);
        }
    }

    @Test
    void aCredentialThatIsPushedHoldsFromTheNextRequestAndTheSessionsStay() {
        try (var fake = legacy();
                var running = shown(http(fake.url()), KEY)) {
            running.call(ECHO).result();
            int sessions = fake.received("initialize").size();

            running.server.show(new CredentialSpec.ApiKey("X-Api-Key", new SecretValue.Literal("pushed")));
            running.call(ECHO).result();

            assertThat(fake.received("tools/call").getLast().header("X-Api-Key"))
                    .isEqualTo("pushed");
            assertThat(fake.received("initialize")).hasSize(sessions);
        }
    }

    @Test
    void aServerThatWasAwayForItsCredentialComesBackWithTheNextOne() {
        try (var fake = modern()) {
            var discovered = FakeMcpServer.discovered(new JsonObject().put("tools", new JsonObject()));
            fake.on(
                    "server/discover",
                    exchange -> admit(exchange, "X-Api-Key", "right", () -> exchange.result(discovered)));
            try (var running = new Running(VERTX, http(fake.url()), credentials, KEY)) {
                assertThat(running.awayReason()).isEqualTo("HTTP status 401");
                assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAUTHORIZED);

                running.server.show(new CredentialSpec.ApiKey("X-Api-Key", new SecretValue.Literal("right")));

                running.ready().call(ECHO).result();
            }
        }
    }

    @Test
    void aServerWhoseSecretCannotBeHadIsAwayAndNobodyIsAsked() {
        secrets.remove("key");
        try (var fake = modern();
                var running = new Running(VERTX, http(fake.url()), credentials, KEY)) {
            assertThat(running.awayReason()).isEqualTo("secret vault:key is gone");
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(fake.received()).isEmpty();

            secrets.put("key", "planted-one");

            running.ready().call(ECHO).result();
        }
    }

    @Test
    void aServerWhoseTokenCannotBeHadIsAwayWithAReason() {
        endpoint.answering(500, "text/html", "planted");
        try (var fake = modern();
                var running = new Running(VERTX, http(fake.url()), credentials, client())) {
            assertThat(running.awayReason()).isEqualTo("token endpoint 127.0.0.1: HTTP status 500");
            assertThat(fake.received()).isEmpty();
        }
    }

    @Test
    void noRedirectTakesTheCredentialElsewhere() {
        try (var elsewhere = modern();
                var fake = modern();
                var running = shown(http(fake.url()), BEARER)) {
            fake.on("tools/call", exchange -> {
                exchange.response().putHeader("Location", elsewhere.url().toString());
                exchange.status(307);
            });

            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.PROTOCOL);

            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void aRefusalOfWhatMayNotBeDoneIsNoReasonForAnotherToken() {
        try (var fake = modern();
                var running = shown(http(fake.url()), client())) {
            fake.on("tools/call", exchange -> exchange.status(403));

            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAUTHORIZED);

            assertThat(fake.received("tools/call")).hasSize(1);
            assertThat(endpoint.asked()).hasSize(1);
        }
    }

    private static FakeMcpServer legacy() {
        return answering(FakeMcpServer.legacy(VERTX));
    }

    private static FakeMcpServer modern() {
        return answering(FakeMcpServer.modern(VERTX));
    }

    private static FakeMcpServer answering(FakeMcpServer fake) {
        return fake.on("tools/call", exchange -> exchange.result(new JsonObject()));
    }

    private Running shown(ServerSpec spec, CredentialSpec credential) {
        return new Running(VERTX, spec, credentials, credential).ready();
    }

    private ClientCredentials client() {
        return new ClientCredentials(
                endpoint.url(),
                Egress.LOOPBACK,
                "mcpx",
                FakeSecrets.at("client"),
                List.of(),
                null,
                null,
                ClientAuthentication.BASIC);
    }

    private static void admitting(FakeMcpServer fake, String method, String authorization) {
        admitting(fake, method, "Authorization", authorization);
    }

    private static void admitting(FakeMcpServer fake, String method, String header, String value) {
        fake.on(method, exchange -> admit(exchange, header, value, () -> exchange.result(new JsonObject())));
    }

    private static void admit(FakeExchange exchange, String header, String value, Runnable answer) {
        if (value.equals(exchange.header(header))) {
            answer.run();
        } else {
            exchange.response()
                    .setStatusCode(401)
                    .putHeader("WWW-Authenticate", "Bearer challenge")
                    .end("a body that is read away");
        }
    }
}
