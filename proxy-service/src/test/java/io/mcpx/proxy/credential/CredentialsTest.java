// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.CredentialSpec.ClientAuthentication;
import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.configuration.route.SecretValue;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.credential.fake.CredentialSettings;
import io.mcpx.proxy.credential.fake.FakeSecrets;
import io.mcpx.proxy.credential.fake.FakeTokenEndpoint;
import io.mcpx.proxy.credential.fake.RecordedLog;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String SECRET = "planted s:e+c%ret";

    private final FakeTokenEndpoint endpoint = FakeTokenEndpoint.start(VERTX);
    private final FakeSecrets secrets = new FakeSecrets().put("client", SECRET);
    private final Credentials credentials = credentials(Map.of("max-answer", "16K"));

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void showsAKeyInTheHeaderTheServerWants() {
        var grant = grant(new CredentialSpec.ApiKey("X-Api-Key", new SecretValue.Literal("k-1")));

        assertThat(value(grant.obtain(), "X-Api-Key")).isEqualTo("k-1");
        assertThat(String.valueOf(grant.ready())).doesNotContain("k-1");
    }

    @Test
    void showsABearerTokenThatIsKeptElsewhere() {
        var grant = grant(new CredentialSpec.Bearer(FakeSecrets.at("client")));

        assertThat(value(grant.obtain(), "Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(value(grant.obtain(), "Authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(secrets.reads()).isOne();
    }

    @Test
    void refusesASecretThatIsNoHeaderValueWithoutShowingIt() {
        secrets.put("client", "line\r\nX-Injected: yes");

        var failure = failure(
                grant(new CredentialSpec.Bearer(FakeSecrets.at("client"))).obtain());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.detail()).contains("characters").doesNotContain("Injected");
    }

    @Test
    void asksForOneTokenHoweverManyCallAtFirst() throws InterruptedException {
        var grant = grant(client(ClientAuthentication.BASIC));
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<GrantedHeader>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 200; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                awaited(start);
                var answer = grant.obtain();
                synchronized (answers) {
                    answers.add(answer);
                }
            }));
        }
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(answers)
                .hasSize(200)
                .allSatisfy(answer -> assertThat(value(answer, "Authorization")).isEqualTo("Bearer token-1"));
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void saysWhoItIsInAHeaderWhosePartsAreEncodedAsInAForm() {
        value(grant(client(ClientAuthentication.BASIC)).obtain(), "Authorization");

        var asked = endpoint.asked().getFirst();
        var expected = Base64.getEncoder().encodeToString("my+client:planted+s%3Ae%2Bc%25ret".getBytes(UTF_8));
        assertThat(asked.authorization()).isEqualTo("Basic " + expected);
        assertThat(asked.form())
                .isEqualTo("grant_type=client_credentials&scope=read+write"
                        + "&resource=https%3A%2F%2Fmcp.example%2Fmcp&audience=mcp+api");
    }

    @Test
    void saysWhoItIsInTheFormWhereTheEndpointWantsThat() {
        value(grant(client(ClientAuthentication.POST)).obtain(), "Authorization");

        var asked = endpoint.asked().getFirst();
        assertThat(asked.authorization()).isNull();
        assertThat(asked.form()).endsWith("&client_id=my+client&client_secret=planted+s%3Ae%2Bc%25ret");
    }

    @ParameterizedTest
    @CsvSource({
        "500, application/json, '{}', UNAVAILABLE, HTTP status 500",
        "200, text/html, '<html>planted</html>', UNAVAILABLE, not JSON",
        "200, application/json, 'planted', UNAVAILABLE, cannot be understood",
        "200, application/json, '[\"planted\"]', UNAVAILABLE, cannot be understood",
        "200, application/json, '{\"access_token\":\"planted\",\"token_type\":\"mac\"}', UNAVAILABLE, token_type",
        "200, application/json, '{\"access_token\":7,\"token_type\":\"bearer\"}', UNAVAILABLE, no access_token",
        "200, application/json, '{\"token_type\":\"bearer\"}', UNAVAILABLE, no access_token",
        "200, application/json, '{\"access_token\":\"planted\\nx\",\"token_type\":\"bearer\"}', UNAVAILABLE, characters",
        "400, application/json, '{\"error\":\"invalid_scope\"}', UNAUTHORIZED, invalid_scope",
        "400, application/json, '{\"error\":\"planted\"}', UNAUTHORIZED, HTTP status 400",
        "401, text/html, '<html>planted</html>', UNAUTHORIZED, HTTP status 401"
    })
    void saysWhatIsWrongWithTheEndpointAndNothingOfWhatItAnswered(
            int status, String type, String text, Kind kind, String reason) {
        endpoint.answering(status, type, text);
        try (var log = RecordedLog.open()) {
            var failure = failure(grant(client(ClientAuthentication.POST)).obtain());

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.detail()).contains(reason).doesNotContain("planted");
            assertThat(log.lines()).anyMatch(line -> line.contains("token of 127.0.0.1"));
            assertThat(log.lines()).noneMatch(line -> line.contains("planted"));
        }
    }

    @Test
    void givesUpAnEndpointThatNeverAnswers() {
        endpoint.reacting((request, asked) -> {});

        var failure = failure(impatient());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.detail()).contains("no complete answer in PT0.5S");
    }

    @Test
    void givesUpAnEndpointThatDripsItsAnswer() {
        endpoint.reacting((request, asked) -> {
            request.response().putHeader("Content-Type", "application/json").setChunked(true);
            VERTX.setPeriodic(100, drip -> request.response().write(" "));
        });

        assertThat(failure(impatient()).detail()).contains("no complete answer in PT0.5S");
    }

    @Test
    void readsNoAnswerThatIsHuge() {
        endpoint.reacting((request, asked) -> request.response()
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(new byte[32 << 10])));

        assertThat(failure(grant(client(ClientAuthentication.BASIC)).obtain()).detail())
                .contains("larger than 16384 bytes");
    }

    @Test
    void takesTheSecretNowhereElse() {
        try (var elsewhere = FakeTokenEndpoint.start(VERTX)) {
            endpoint.reacting((request, asked) -> request.response()
                    .setStatusCode(307)
                    .putHeader("Location", elsewhere.url().toString())
                    .end());

            var failure = failure(grant(client(ClientAuthentication.BASIC)).obtain());

            assertThat(failure.detail()).contains("HTTP status 307");
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void asksNoEndpointWhereItMayNotBe() {
        var grant = grant(client(ClientAuthentication.BASIC, Egress.PRIVATE));

        assertThat(failure(grant.obtain()).detail()).contains("address not allowed");
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void doesNotAskABrokenEndpointForEachCall() {
        endpoint.answering(503, "application/json", "{}");
        var grant = grant(client(ClientAuthentication.BASIC));

        for (int i = 0; i < 50; i++) {
            failure(grant.obtain());
        }

        assertThat(endpoint.asked()).hasSizeBetween(2, 20);
    }

    @Test
    void readsTheSecretAgainWhenItIsNotAccepted() {
        endpoint.reacting((request, asked) -> {
            if (asked.form().endsWith("client_secret=next")) {
                endpoint.issue(request, 300);
            } else {
                secrets.put("client", "next");
                FakeTokenEndpoint.json(request, 401, new JsonObject().put("error", "invalid_client"));
            }
        });

        assertThat(value(grant(client(ClientAuthentication.POST)).obtain(), "Authorization"))
                .isEqualTo("Bearer token-1");
        assertThat(endpoint.asked()).hasSize(2);
    }

    @Test
    void fetchesTheNextTokenBeforeTheOneInUseEnds() {
        endpoint.reacting((request, asked) -> endpoint.issue(request, 6));
        var grant = grant(client(ClientAuthentication.BASIC));
        value(grant.obtain(), "Authorization");

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    assertThat(grant.ready()).as("never without a token").isNotNull();
                    assertThat(value(Future.succeededFuture(grant.ready()), "Authorization"))
                            .isEqualTo("Bearer token-2");
                });
        assertThat(endpoint.asked()).hasSize(2);
    }

    @Test
    void sharesATokenAmongServersAndForgetsItWithTheLastOfThem() {
        var one = grant(client(ClientAuthentication.BASIC));
        var other = grant(client(ClientAuthentication.BASIC));
        value(one.obtain(), "Authorization");
        assertThat(value(other.obtain(), "Authorization")).isEqualTo("Bearer token-1");

        one.release();
        one.release();
        assertThat(value(grant(client(ClientAuthentication.BASIC)).obtain(), "Authorization"))
                .isEqualTo("Bearer token-1");
        other.release();
        assertThat(endpoint.asked()).hasSize(1);
    }

    private Credentials credentials(Map<String, String> properties) {
        return new Credentials(VERTX, CredentialSettings.with(properties), List.of(secrets));
    }

    private Future<GrantedHeader> impatient() {
        return credentials(Map.of("timeout", "500ms"))
                .of(client(ClientAuthentication.BASIC))
                .obtain();
    }

    private ClientCredentials client(ClientAuthentication how) {
        return client(how, Egress.LOOPBACK);
    }

    private ClientCredentials client(ClientAuthentication how, Egress egress) {
        return new ClientCredentials(
                endpoint.url(),
                egress,
                "my client",
                FakeSecrets.at("client"),
                List.of("read", "write"),
                "mcp api",
                URI.create("https://mcp.example/mcp"),
                how);
    }

    private Grant grant(CredentialSpec credential) {
        return credentials.of(credential);
    }

    private static @Nullable String value(Future<GrantedHeader> granted, String name) {
        var headers = HttpHeaders.headers();
        granted.toCompletionStage().toCompletableFuture().join().set(headers);
        return headers.get(name);
    }

    private static UpstreamFailure failure(Future<GrantedHeader> granted) {
        try {
            throw new AssertionError("granted: "
                    + granted.toCompletionStage().toCompletableFuture().get());
        } catch (ExecutionException e) {
            return ConnectFailure.reason(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
