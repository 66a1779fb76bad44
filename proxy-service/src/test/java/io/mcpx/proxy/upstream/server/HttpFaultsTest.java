// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.FakeSseServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Servers over HTTP that misbehave: each call ends once, with the right kind of failure. */
class HttpFaultsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ECHO = "{\"name\":\"echo\",\"arguments\":{}}";
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void cancelsACallThatALegacyServerDoesNotAnswerInTime() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", hang -> {});
                var running = Running.of(VERTX, with(http(fake.url()), SHORT))) {
            var failure = running.call(ECHO).failure();

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            eventually(
                    () -> assertThat(fake.received("notifications/cancelled")).hasSize(1));
            var id = fake.received("tools/call").getFirst().message().getValue("id");
            var cancelled = fake.received("notifications/cancelled").getFirst();
            assertThat(cancelled.params().getValue("requestId")).isEqualTo(id);
            assertThat(cancelled.header("Mcp-Session-Id")).isEqualTo("session-2");
        }
    }

    @Test
    void closesTheResponseOfACallThatAModernServerDoesNotAnswerInTime() {
        var closed = new AtomicBoolean();
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", hang -> hang.response().closeHandler(gone -> closed.set(true)));
                var running = Running.of(VERTX, with(http(fake.url()), SHORT))) {
            var failure = running.call(ECHO).failure();

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            eventually(() -> assertThat(closed).isTrue());
            assertThat(fake.received("notifications/cancelled")).isEmpty();
        }
    }

    @Test
    void reportsNothingAfterACancelAndTellsTheServer() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", hang -> {});
                var running = Running.of(VERTX, http(fake.url()))) {
            var answers = new RecordedAnswers();
            var call = running.send(Running.call(Running.client("one"), ECHO), answers);
            eventually(() -> assertThat(fake.received("tools/call")).hasSize(1));

            call.cancel();
            call.cancel();

            eventually(
                    () -> assertThat(fake.received("notifications/cancelled")).hasSize(1));
            assertThat(answers.isOver()).isFalse();
        }
    }

    @Test
    void progressGivesACallMoreTimeButNotBeyondTheCeiling() {
        var deadlines = new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(3));
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", HttpFaultsTest::progressForEver);
                var running = Running.of(VERTX, with(http(fake.url()), deadlines))) {
            var answers = running.call("{\"name\":\"echo\",\"_meta\":{\"progressToken\":\"mine\"}}");

            assertThat(answers.failure().detail()).contains("PT3S");
            assertThat(answers.notifications)
                    .isNotEmpty()
                    .allSatisfy(progress -> assertThat(progress.params().string("progressToken"))
                            .isEqualTo("mine"));
        }
    }

    private static void progressForEver(FakeExchange exchange) {
        exchange.stream();
        var token = exchange.meta().getValue("progressToken");
        VERTX.setPeriodic(20, tick -> {
            if (exchange.response().closed()) {
                VERTX.cancelTimer(tick);
            } else {
                exchange.event(FakeExchange.notification(
                        "notifications/progress",
                        new JsonObject().put("progressToken", token).put("progress", tick)));
            }
        });
    }

    @Test
    void anAnswerToAnotherRequestBreaksTheProtocol() {
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", wrong -> wrong.text("{\"jsonrpc\":\"2.0\",\"id\":\"other\",\"result\":{}}"));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.PROTOCOL);
        }
    }

    @Test
    void anAnswerThatIsNoJsonBreaksTheProtocol() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", wrong -> wrong.text("{\"jsonrpc\": oops"));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.PROTOCOL);
        }
    }

    @Test
    void aStreamThatBreaksOffMakesTheServerUnavailable() {
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", broken -> broken.stream().hangUp());
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(fake.received("tools/call")).hasSize(1);
        }
    }

    @Test
    void repeatsOnceWhatMayBeRepeatedWhenNothingOfAnAnswerCame() {
        var attempts = new AtomicInteger();
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        exchange.hangUp();
                    } else {
                        exchange.result(new JsonObject().put("attempt", 2));
                    }
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            var once = Running.call(Running.client("one"), ECHO);
            var repeatable = new UpstreamRequest(once.method(), once.params(), once.client(), null, true);

            assertThat(running.send(repeatable).result()).isEqualTo("{\"attempt\":2}");
            var ids = fake.received("tools/call").stream()
                    .map(call -> call.message().getValue("id"))
                    .toList();
            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void neverRepeatsWhatMayNotBeRepeated() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", FakeExchange::hangUp);
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(fake.received("tools/call")).hasSize(1);
        }
    }

    @Test
    void keepsTheChallengeOfAServerToItself() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", denied -> {
                    denied.response().putHeader("WWW-Authenticate", "Bearer realm=\"inner\"");
                    denied.error(401, -32001, "who are you?");
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            var failure = running.call(ECHO).failure();

            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure.detail()).doesNotContain("inner");
        }
    }

    @Test
    void givesUpOnAnAnswerThatIsTooLarge() {
        var limits = new Limits(16, 16, 4, 64 << 10, 10);
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", huge -> huge.result(new JsonObject().put("x", "x".repeat(100_000))));
                var running = Running.of(VERTX, with(http(fake.url()), limits))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void givesUpOnAnEventThatNeverEnds() {
        var limits = new Limits(16, 16, 4, 64 << 10, 10);
        var closed = new AtomicBoolean();
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", flood -> {
                    flood.response().closeHandler(gone -> closed.set(true));
                    flood.stream().raw("data: " + "x".repeat(100_000));
                });
                var running = Running.of(VERTX, with(http(fake.url()), limits))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.TOO_LARGE);
            eventually(() -> assertThat(closed).isTrue());
        }
    }

    @Test
    void followsNoRedirect() {
        try (var other = FakeMcpServer.modern(VERTX);
                var fake = FakeMcpServer.modern(VERTX).on("tools/call", redirect -> {
                    redirect.response().putHeader("Location", other.url().toString());
                    redirect.status(307);
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void passesOnTheErrorInARefusalOfTheRequest() {
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", refused -> refused.error(400, -32602, "Unknown tool"));
                var running = Running.of(VERTX, http(fake.url()))) {
            var error = running.call(ECHO).error();

            assertThat(error.code()).isEqualTo(-32602);
            assertThat(error.message()).isEqualTo("Unknown tool");
        }
    }

    @Test
    void sendsNothingToAnEndpointOfAnotherOrigin() {
        try (var other = FakeSseServer.start(VERTX);
                var fake = FakeSseServer.start(VERTX)
                        .naming(other.url().resolve("/messages?session=").toString());
                var running = new Running(VERTX, http(fake.url()), Map.of())) {
            assertThat(running.awayReason()).contains("another origin");
            assertThat(other.posts()).isZero();
        }
    }

    @Test
    void readsAStreamOfNewlineSeparatedJson() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", lines -> {
                    lines.response().setChunked(true).putHeader("Content-Type", "application/x-ndjson");
                    lines.raw(FakeExchange.notification("notifications/message", new JsonObject())
                                    .encode() + "\n");
                    lines.raw(lines.answer().put("result", new JsonObject()).encode() + "\n");
                    lines.response().end();
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            var answers = running.call(ECHO);

            assertThat(answers.result()).isEqualTo("{}");
            assertThat(answers.notifications).hasSize(1);
        }
    }

    @Test
    void stopsReadingWhilePaused() {
        try (var fake = FakeMcpServer.modern(VERTX)
                        .on("tools/call", exchange -> exchange.stream().endWith(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            var answers = new RecordedAnswers();
            var call = running.send(Running.call(Running.client("one"), ECHO), answers);
            call.pause();
            eventually(() -> assertThat(fake.received("tools/call")).hasSize(1));
            call.resume();

            assertThat(answers.result()).isEqualTo("{}");
        }
    }

    @Test
    void resumesALegacyStreamWhereItsLastEventLeftOff() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", polled -> {
                    polled.stream().raw("id: 7\nretry: 10\ndata:\n\n");
                    polled.response().end();
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            fake.on("GET", resumed -> {
                if (resumed.header("Last-Event-ID") == null) {
                    resumed.status(405);
                    return;
                }
                var call = fake.received("tools/call").getFirst();
                resumed.stream().event(call.answer().put("result", new JsonObject().put("resumed", true)));
                resumed.response().end();
            });

            assertThat(running.call(ECHO).result()).isEqualTo("{\"resumed\":true}");
            assertThat(fake.received("GET")).anySatisfy(get -> {
                assertThat(get.header("Last-Event-ID")).isEqualTo("7");
                assertThat(get.header("Mcp-Session-Id")).isEqualTo("session-2");
            });
        }
    }
}
