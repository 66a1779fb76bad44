// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.FakeSseServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server costs no more than its own calls, and comes back by itself. */
class ResilienceTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ECHO = "{\"name\":\"echo\"}";

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void refusesCallsForWhichThereIsNoPlaceAndLetsTheWaitingOneIn() {
        var held = new CopyOnWriteArrayList<FakeExchange>();
        var limits = new Limits(1, 1, 4, 1 << 20, 10);
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", held::add);
                var running = Running.of(VERTX, with(http(fake.url()), limits))) {
            var first = running.call(ECHO);
            eventually(() -> assertThat(held).hasSize(1));
            var second = running.call(ECHO);
            var third = running.call(ECHO);

            assertThat(third.failure().kind()).isEqualTo(Kind.OVERLOADED);
            assertThat(held).hasSize(1);
            held.getFirst().result(new JsonObject().put("n", 1));
            assertThat(first.result()).isEqualTo("{\"n\":1}");
            eventually(() -> assertThat(held).hasSize(2));
            held.get(1).result(new JsonObject().put("n", 2));
            assertThat(second.result()).isEqualTo("{\"n\":2}");
        }
    }

    @Test
    void aCallCancelledWhileItWaitsGivesItsTurnAway() {
        var held = new CopyOnWriteArrayList<FakeExchange>();
        var limits = new Limits(1, 1, 4, 1 << 20, 10);
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", held::add);
                var running = Running.of(VERTX, with(http(fake.url()), limits))) {
            running.call(ECHO);
            eventually(() -> assertThat(held).hasSize(1));
            var waiting = new RecordedAnswers();
            var call = running.send(Running.call(Running.client("one"), ECHO), waiting);
            eventually(() -> assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.OVERLOADED));

            call.cancel();
            var next = running.call(ECHO);
            held.getFirst().result(new JsonObject());

            eventually(() -> assertThat(held).hasSize(2));
            held.get(1).result(new JsonObject());
            assertThat(next.result()).isEqualTo("{}");
            assertThat(waiting.isOver()).isFalse();
        }
    }

    @Test
    void doesNotTryCallsForAWhileWhenTooManyFailedInARow() {
        var limits = new Limits(16, 16, 4, 1 << 20, 2);
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", FakeExchange::hangUp);
                var running =
                        new Running(VERTX, with(http(fake.url()), limits), Map.of("breaker-pause", "1h")).ready()) {
            running.call(ECHO).failure();
            running.call(ECHO).failure();

            assertThat(running.call(ECHO).failure().detail()).contains("not tried for a while");
            assertThat(fake.received("tools/call")).hasSize(2);
        }
    }

    @Test
    void triesASingleCallAfterThePause() {
        var limits = new Limits(16, 16, 4, 1 << 20, 1);
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", FakeExchange::hangUp);
                var running =
                        new Running(VERTX, with(http(fake.url()), limits), Map.of("breaker-pause", "10ms")).ready()) {
            running.call(ECHO).failure();
            fake.on("tools/call", exchange -> exchange.result(new JsonObject()));

            eventually(() -> assertThat(running.call(ECHO).result()).isEqualTo("{}"));
        }
    }

    @Test
    void errorsOfToolsAreNoFailuresOfTheServer() {
        var limits = new Limits(16, 16, 4, 1 << 20, 1);
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", exchange -> exchange.error(200, -32000, "no"));
                var running = Running.of(VERTX, with(http(fake.url()), limits))) {
            for (int i = 0; i < 5; i++) {
                assertThat(running.call(ECHO).error().code()).isEqualTo(-32000);
            }
        }
    }

    @Test
    void listsTheLastCatalogueWhileAServerIsAwayAndConnectsAgain() {
        try (var fake = FakeMcpServer.modern(VERTX).on("tools/call", exchange -> exchange.result(new JsonObject()));
                var running = new Running(VERTX, http(fake.url()), Map.of("poll-interval", "20ms")).ready()) {
            fake.goAway();
            running.away();

            assertThat(running.server.catalog().tools()).hasSize(1);
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAVAILABLE);

            fake.comeBack();
            running.ready();
            assertThat(running.call(ECHO).result()).isEqualTo("{}");
            assertThat(running.events.changes.get()).isGreaterThanOrEqualTo(3);
        }
    }

    private static final Deadlines SHORT =
            new Deadlines(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(20));

    @Test
    void noticesAServerThatNoLongerAnswers() {
        try (var fake = telling();
                var running = checked(fake)) {
            fake.on("ping", hang -> {}).on("tools/list", hang -> {}).on("initialize", hang -> {});

            running.away();
        }
    }

    @Test
    void takesAServerForAliveThatListsAndAnswersNoPing() {
        try (var fake = telling().on("ping", hang -> {});
                var running = checked(fake)) {
            eventually(() -> assertThat(fake.received("tools/list")).hasSizeGreaterThan(3));

            assertThat(running.server.state()).isInstanceOf(ServerState.Ready.class);
            assertThat(fake.received("initialize")).hasSize(1);
        }
    }

    private static FakeMcpServer telling() {
        return FakeMcpServer.legacy(VERTX)
                .initializing(new JsonObject("{\"tools\":{\"listChanged\":true}}"))
                .on("GET", FakeExchange::stream);
    }

    private static Running checked(FakeMcpServer fake) {
        return new Running(VERTX, with(http(fake.url()), SHORT), Map.of("check-interval", "20ms")).ready();
    }

    @Test
    void opensAStreamOfHttpAndSseAgainThatBroke() {
        try (var fake = FakeSseServer.start(VERTX);
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.call(ECHO).result()).contains("echo");

            fake.hangUp();

            eventually(() -> assertThat(running.call(ECHO).result()).contains("echo"));
        }
    }

    @Test
    void sendsNothingToAnAddressThatIsNotAllowed() {
        try (var fake = FakeMcpServer.modern(VERTX);
                var running = new Running(VERTX, with(http(fake.url()), Egress.PRIVATE), Map.of())) {
            assertThat(running.awayReason()).contains("address not allowed");
            assertThat(fake.received()).isEmpty();
        }
    }

    @Test
    void endsItsSessionsAndCallsWhenItIsStopped() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", exchange -> exchange.result(new JsonObject()))) {
            var running = Running.of(VERTX, http(fake.url()));
            running.call(ECHO).result();

            running.close();

            assertThat(running.server.state()).isEqualTo(new ServerState.Stopped());
            assertThat(fake.received("DELETE")).hasSize(2);
            assertThat(running.call(ECHO).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }
}
