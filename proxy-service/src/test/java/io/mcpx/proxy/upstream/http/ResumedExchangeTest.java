// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.memory.HeldBytes;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.guard.Intake;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Broken.Stage;
import io.mcpx.proxy.upstream.link.Peer;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A call whose stream ends before the answer: taken up where it left off, and never taken for one that was not made. */
class ResumedExchangeTest {

    private static final Vertx VERTX = Vertx.vertx();

    private static final Intake INTAKE = new Intake(1 << 20, 0, new HeldBytes(1 << 20));

    private final RecordedExchange call = new RecordedExchange();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isUnderWayThoughTheSessionIsGoneWhenItIsResumed() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", ResumedExchangeTest::leaveOpen)) {
            fake.on("GET", resumed -> resumed.status(404));
            send(fake);

            assertThat(call.end(Broken.class).stage()).isEqualTo(Stage.ANSWERING);
        }
    }

    @Test
    void isUnderWayThoughTheServerCannotBeReachedWhenItIsResumed() {
        try (var fake = FakeMcpServer.legacy(VERTX)) {
            fake.on("tools/call", polled -> leaveOpen(polled).onComplete(ended -> fake.leave()));
            send(fake);

            assertThat(call.end(Broken.class).stage()).isEqualTo(Stage.ANSWERING);
        }
    }

    @Test
    void isResumedFromTheSamePlaceWhenNothingCameSince() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", ResumedExchangeTest::leaveOpen)) {
            fake.on("GET", resumed -> {
                if (fake.received("GET").size() == 1) {
                    resumed.stream().response().end();
                } else {
                    answer(fake, resumed);
                }
            });
            send(fake);

            assertThat(call.end(Slice.class)).hasToString("{\"late\":true}");
            assertThat(fake.received("GET"))
                    .extracting(get -> get.header("Last-Event-ID"))
                    .containsExactly("7", "7");
        }
    }

    @Test
    void isAnsweredAlsoOnTheStreamOfItsSession() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/call", ResumedExchangeTest::leaveOpen)) {
            fake.on("GET", opened -> {
                if (opened.header("Last-Event-ID") == null
                        && !fake.received("tools/call").isEmpty()) {
                    answer(fake, opened);
                } else {
                    opened.stream();
                }
            });
            var session = send(fake);
            session.begin();

            assertThat(call.end(Slice.class)).hasToString("{\"late\":true}");
        }
    }

    private static Future<Void> leaveOpen(FakeExchange polled) {
        return polled.stream().raw("id: 7\nretry: 10\ndata:\n\n").response().end();
    }

    private static void answer(FakeMcpServer fake, FakeExchange resumed) {
        var asked = fake.received("tools/call").getFirst();
        resumed.stream().event(asked.answer().put("result", new io.vertx.core.json.JsonObject().put("late", true)));
    }

    private LegacyHttpSession send(FakeMcpServer fake) {
        var door = new HttpDoor(
                VERTX, HostNames.ofSystem(VERTX), spec(fake.url()), INTAKE, fake.url(), Map.of(), () -> null);
        var client = new ClientContext(Era.LEGACY, "one", Slice.trusted("{}"), null, null);
        var session =
                new LegacyHttpSession(door, peer(), "session-1", client, VERTX.getOrCreateContext(), new NoEvents());
        session.send(new UpstreamRequest("tools/call", object("{\"name\":\"echo\"}"), client, null, false), call);
        return session;
    }

    private static Peer peer() {
        return new Peer(Revision.V2025_11_25, false, JsonObject.EMPTY, null, null);
    }

    private static JsonObject object(String json) {
        return Slice.trusted(json).asObject();
    }

    private static ServerSpec spec(URI url) {
        return new ServerSpec(
                new ServerName("fake"),
                "fake",
                new ServerTransport.Http(url, Map.of()),
                EraPin.AUTO,
                new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)),
                Limits.DEFAULT,
                Retry.ANNOTATED,
                Sessions.AUTO,
                Egress.LOOPBACK,
                true,
                Set.of(),
                Map.of());
    }

    /** Nothing is expected outside the exchange. */
    private record NoEvents() implements SessionEvents {

        @Override
        public void notification(Message.Notification notification) {}

        @Override
        public void lost(UpstreamFailure why) {}
    }
}
