// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.call.Inbound;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumptionTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start(Map.of("mcpx.session.streams.replay-events", "4"));
    private final CompletableFuture<Inbound> calls = new CompletableFuture<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void beginsStreamsWithAPrimingEventAndARetryTime() {
        server.gateway.tool("slow", ResumptionTest::progressOnce);

        try (var events = server.client().session("2025-11-25").streamPost(McpClient.call(1, "slow"))) {
            var priming = events.next();

            assertThat(priming.data()).isEmpty();
            assertThat(priming.id()).isEqualTo("r1.0");
            assertThat(events.next().id()).isEqualTo("r1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18"})
    void sendsOlderClientsNoEmptyEventButIds(String revision) {
        server.gateway.tool("slow", ResumptionTest::progressOnce);

        try (var events = server.client().session(revision).streamPost(McpClient.call(1, "slow"))) {
            var first = events.next();

            assertThat(first.dataAsText()).contains("progress");
            assertThat(first.id()).isEqualTo("r1.1");
        }
    }

    @Test
    void keepsTheAnswerForAClientThatLostItsConnection() {
        var client = clientOfLostStream();
        calls.join().reply().send(Messages.notification("notifications/progress"));
        calls.join().reply().result(DONE);

        try (var events = client.with("Last-Event-ID", "r1.0").streamGet()) {
            assertThat(events.rest()).extracting(SseEvent::id).containsExactly("r1.1", "r1.2", "r1.3");
        }
    }

    @Test
    void goesOnWithTheLiveStreamUntilItsAnswer() {
        var client = clientOfLostStream();

        try (var events = client.with("Last-Event-ID", "r1.1").streamGet()) {
            await().untilAsserted(() -> assertThat(server.exchanges.count()).isEqualTo(1));
            calls.join().reply().result(DONE);

            var rest = events.rest();
            assertThat(rest).hasSize(1);
            assertThat(rest.getFirst().dataAsText()).contains("\"id\":1", "\"result\"");
        }
    }

    @Test
    void replaysOnlyTheStreamOfTheEvent() {
        server.gateway.tool("other", call -> {
            call.reply().send(Messages.notification("notifications/other"));
            call.reply().result(DONE);
        });
        var client = clientOfLostStream();
        client.post(McpClient.call(2, "other"));
        calls.join().reply().result(DONE);

        try (var events = client.with("Last-Event-ID", "r1.0").streamGet()) {
            assertThat(events.rest())
                    .extracting(SseEvent::dataAsText)
                    .noneMatch(data -> data.contains("other"))
                    .hasSize(2);
        }
    }

    @Test
    void keepsTheNewestEventsOnly() {
        var client = clientOfLostStream();
        for (int i = 0; i < 10; i++) {
            calls.join().reply().send(Messages.notification("notifications/progress"));
        }
        calls.join().reply().result(DONE);

        try (var events = client.with("Last-Event-ID", "r1.0").streamGet()) {
            assertThat(events.rest()).extracting(SseEvent::id).containsExactly("r1.9", "r1.10", "r1.11", "r1.12");
        }
    }

    @Test
    void forgetsALostStreamAfterAWhile() {
        var client = clientOfLostStream();
        calls.join().reply().result(DONE);

        server.pass(Duration.ofMinutes(6));

        assertThat(client.with("Last-Event-ID", "r1.0").send("GET", "").statusCode())
                .isEqualTo(400);
        assertThat(server.sessions.keptBytes()).isZero();
    }

    @Test
    void givesAStreamToItsOwnSessionOnly() {
        clientOfLostStream();
        calls.join().reply().result(DONE);

        var stranger = server.client().session("2025-11-25");

        assertThat(stranger.with("Last-Event-ID", "r1.0").send("GET", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void resumesAListeningStreamWithoutGapOrRepetition() {
        var client = server.client().session("2025-11-25");
        try (var events = client.streamGet()) {
            events.next();
            server.gateway.session().notify(Messages.notification("notifications/one"));
            assertThat(events.next().id()).isEqualTo("l1.1");
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        server.gateway.session().notify(Messages.notification("notifications/two"));

        try (var events = client.with("Last-Event-ID", "l1.1").streamGet()) {
            var event = events.next();

            assertThat(event.id()).isEqualTo("l1.2");
            assertThat(event.dataAsText()).contains("notifications/two");
        }
    }

    @Test
    void opensANewListeningStreamWhenTheOldOneIsForgotten() {
        var client = server.client().session("2025-11-25");
        try (var events = client.streamGet()) {
            events.next();
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        server.pass(Duration.ofMinutes(6));

        try (var events = client.with("Last-Event-ID", "l1.0").streamGet()) {
            assertThat(events.next().id()).isEqualTo("l2.0");
        }
    }

    @Test
    void sendsEachMessageOnExactlyOneStream() {
        var client = server.client().session("2025-06-18");
        try (var first = client.streamGet();
                var second = client.streamGet()) {
            server.gateway.session().notify(Messages.notification("notifications/one"));
            server.gateway.session().notify(Messages.notification("notifications/two"));
            assertThat(first.nextData()).contains("one");
            assertThat(first.nextData()).contains("two");

            client.send("DELETE", "");

            assertThat(first.rest()).isEmpty();
            assertThat(second.rest()).isEmpty();
        }
    }

    @Test
    void boundsTheStreamsOfASession() {
        var client = server.client().session("2025-06-18");
        var streams = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> client.streamGet())
                .toList();

        assertThat(client.send("GET", "").statusCode()).isEqualTo(429);
        streams.forEach(Events::close);
    }

    @Test
    void boundsWhatIsKeptWhileNobodyListens() {
        var client = server.client().session("2025-06-18");
        for (int i = 0; i < 1000; i++) {
            server.gateway.session().notify(Messages.notification("notifications/n" + i));
        }

        try (var events = client.streamGet()) {
            assertThat(events.nextData()).contains("notifications/n900");
        }
    }

    /** Lunar keeps every answer until the session ends; here a busy session ends up holding nothing. */
    @Test
    void keepsNothingOfStreamsThatWereReadToTheirEnd() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            call.reply().result(Slice.trusted("{\"text\":\"" + "x".repeat(2000) + "\"}"));
        });
        var client = server.client().session("2025-11-25");

        long most = 0;
        for (int i = 0; i < 2000; i++) {
            client.post(McpClient.call(i, "slow"));
            most = Math.max(most, server.sessions.keptBytes());
            if (i % 100 == 99) {
                server.pass(Duration.ofSeconds(10));
            }
        }

        server.pass(Duration.ofSeconds(11));
        assertThat(server.sessions.keptBytes()).isZero();
        assertThat(most).isLessThan(1 << 20);
    }

    private McpClient clientOfLostStream() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = server.client().session("2025-11-25");
        try (var events = client.streamPost(McpClient.call(1, "slow"))) {
            events.next();
            events.next();
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        return client;
    }

    private static void progressOnce(Inbound call) {
        call.reply().send(Messages.notification("notifications/progress"));
        call.reply().result(DONE);
    }
}
