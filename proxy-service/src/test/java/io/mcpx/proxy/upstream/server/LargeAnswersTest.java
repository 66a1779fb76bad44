// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.fake.Drip;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.mcpx.proxy.upstream.fake.RecordedParts;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large answers of servers over HTTP: passed on as they come, held whole where that must be, and never too much of them. */
class LargeAnswersTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String CALL = "{\"name\":\"echo\",\"arguments\":{}}";
    private static final int MEGABYTE = 1 << 20;
    private static final String LARGE = "{ \"content\": [\r\n{\"type\":\"text\",\"text\":\"é\\n" + "y".repeat(MEGABYTE)
            + "\"}\n],\n \"n\": 1.0, \"isError\":true ";
    private static final Map<String, String> SMALL_LIMITS =
            Map.of("stream-above", "64K", "max-streamed", "2M", "max-held", "1M");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sse"})
    void passesEveryByteOfTheResultInParts(String framing) {
        try (var fake = server(exchange -> answer(
                        exchange, framing, "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":" + LARGE + "}, \"more\":[1]}"));
                var running = running(fake, Map.of())) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("parted");
            assertThat(parts.parts()).isGreaterThan(2);
            assertThat(parts.text()).isEqualTo(framing.equals("sse") ? LARGE.replace("\r\n", "\n") : LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sse"})
    void holdsWholeAnAnswerThatNamesItsIdLast(String framing) {
        try (var fake = server(exchange ->
                        answer(exchange, framing, "{\"result\":" + LARGE + "},\"jsonrpc\":\"2.0\",\"id\":%s}"));
                var running = running(fake, Map.of())) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("whole");
            assertThat(parts.parts()).isZero();
            assertThat(parts.length()).isGreaterThan(MEGABYTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sse"})
    void passesNothingOfTheAnswerToAnotherRequest(String framing) {
        try (var fake = server(exchange ->
                        answer(exchange, framing, "{\"jsonrpc\":\"2.0\",\"id\":1%s,\"result\":" + LARGE + "}}"));
                var running = running(fake, Map.of())) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("PROTOCOL");
            assertThat(parts.length()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", ",\"isError\":tru}}", "\\u00zz\"}}", "},\"id\":1}", "},\"error\":{}}", "}}{"})
    void breaksOffWhenTheRestIsNotWhatItHasToBe(String rest) {
        try (var fake = server(exchange ->
                        answer(exchange, "json", "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":" + LARGE + rest));
                var running = running(fake, Map.of())) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("PROTOCOL");
            assertThat(parts.parts()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sse"})
    void breaksOffWhenTheConnectionDoes(String framing) {
        try (var fake = server(exchange -> {
                    begin(exchange, framing);
                    Drip.of(exchange.response(), begun(exchange, framing), MEGABYTE, "");
                    VERTX.setTimer(200, late -> exchange.hangUp());
                });
                var running = running(fake, Map.of())) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("UNAVAILABLE");
            assertThat(parts.parts()).isPositive();
            assertThat(fake.received("tools/call")).hasSize(1);
        }
    }

    @Test
    void breaksOffWhenAnEventTurnsOutToBeOfAnotherType() {
        try (var fake = server(exchange -> {
                    begin(exchange, "sse");
                    Drip.of(exchange.response(), begun(exchange, "sse"), MEGABYTE, "\"}}\nevent: other\n\n");
                });
                var running = running(fake, Map.of())) {
            assertThat(call(running).end()).isEqualTo("PROTOCOL");
        }
    }

    @Test
    void breaksOffAboveTheLimitOfWhatIsPassedOn() {
        try (var fake = server(exchange -> {
                    begin(exchange, "json");
                    Drip.of(exchange.response(), begun(exchange, "json"), 8L * MEGABYTE, "\"}}");
                });
                var running = running(fake, SMALL_LIMITS)) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("TOO_LARGE");
            assertThat(parts.length()).isLessThanOrEqualTo(2 * MEGABYTE);
        }
    }

    @Test
    void aListenerThatPausesStopsTheServer() {
        var drip = new AtomicReference<Drip>();
        var call = new AtomicReference<UpstreamCall>();
        long size = 200L * MEGABYTE;
        try (var fake = server(exchange -> {
                    begin(exchange, "json");
                    drip.set(Drip.of(exchange.response(), begun(exchange, "json"), size, "\"}}"));
                });
                var running = running(fake, Map.of())) {
            var parts = new RecordedParts().at(() -> call.get().pause());
            call.set(running.server.send(Running.call(Running.client("one"), CALL), parts));

            eventually(() -> assertThat(parts.parts()).isPositive());
            long stopped = settled(drip.get());
            assertThat(stopped).isLessThan(size / 4);
            assertThat(parts.isOver()).isFalse();

            parts.at(() -> {});
            call.get().resume();
            assertThat(parts.end()).isEqualTo("parted");
            assertThat(parts.length()).isEqualTo((int) size + "{\"text\":\"".length() + 1);
        }
    }

    @Test
    void aPausedAnswerIsNotTakenForASilentServer() {
        var call = Promise.<UpstreamCall>promise();
        var short200 = new Deadlines(Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(20));
        try (var fake = server(exchange -> {
                    begin(exchange, "json");
                    Drip.of(exchange.response(), begun(exchange, "json"), 8L * MEGABYTE, "\"}}");
                });
                var running = new Running(VERTX, with(http(fake.url()), short200), Map.of()).ready()) {
            var parts = new RecordedParts().at(() -> call.future().onSuccess(UpstreamCall::pause));
            call.complete(running.server.send(Running.call(Running.client("one"), CALL), parts));

            eventually(() -> assertThat(parts.parts()).isPositive());
            VERTX.setTimer(600, late -> {
                parts.at(() -> {});
                call.future().onSuccess(UpstreamCall::resume);
            });
            assertThat(parts.end()).isEqualTo("parted");
        }
    }

    @Test
    void aServerThatFallsSilentInTheMiddleIsGivenUp() {
        var short200 = new Deadlines(Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(20));
        try (var fake = server(exchange -> {
                    begin(exchange, "json");
                    Drip.of(exchange.response(), begun(exchange, "json"), MEGABYTE, "");
                });
                var running = new Running(VERTX, with(http(fake.url()), short200), Map.of()).ready()) {
            var parts = call(running);

            assertThat(parts.end()).isEqualTo("TIMEOUT");
            assertThat(parts.parts()).isPositive();
        }
    }

    @Test
    void cancellingClosesTheServersResponse() {
        var closed = new AtomicBoolean();
        var call = new AtomicReference<UpstreamCall>();
        try (var fake = server(exchange -> {
                    exchange.response().closeHandler(gone -> closed.set(true));
                    begin(exchange, "json");
                    Drip.of(exchange.response(), begun(exchange, "json"), 200L * MEGABYTE, "\"}}");
                });
                var running = running(fake, Map.of())) {
            var parts = new RecordedParts().at(() -> call.get().cancel());
            call.set(running.server.send(Running.call(Running.client("one"), CALL), parts));

            eventually(() -> assertThat(closed).isTrue());
            assertThat(parts.parts()).isEqualTo(1);
            assertThat(parts.isOver()).isFalse();
        }
    }

    @Test
    void messagesHeldTogetherStayWithinTheirBoundAndSmallOnesAreServedMeanwhile() {
        var late = "{\"result\":{\"text\":\"" + "z".repeat(300 << 10);
        var waiting = new ArrayList<FakeExchange>();
        try (var fake = server(exchange -> {
                    if (exchange.body().contains("small")) {
                        exchange.text("{\"jsonrpc\":\"2.0\",\"id\":"
                                + exchange.answer().getValue("id") + ",\"result\":{\"small\":1}}");
                    } else {
                        begin(exchange, "json");
                        exchange.response().setChunked(true).write(late);
                        waiting.add(exchange);
                    }
                });
                var running = running(fake, SMALL_LIMITS)) {
            var calls = new ArrayList<RecordedAnswers>();
            for (int i = 0; i < 20; i++) {
                calls.add(running.call(CALL));
            }
            eventually(() -> assertThat(failed(calls)).isEqualTo(16));

            assertThat(running.call("{\"name\":\"echo\",\"arguments\":{\"small\":1}}")
                            .result())
                    .isEqualTo("{\"small\":1}");
            waiting.forEach(exchange -> exchange.response()
                    .end("\"},\"jsonrpc\":\"2.0\",\"id\":" + exchange.answer().getValue("id") + "}"));
            eventually(() -> assertThat(calls).allMatch(RecordedAnswers::isOver));
            assertThat(failed(calls)).isEqualTo(16);
            assertThat(running.call(CALL).isOver()).isFalse();
        }
    }

    private static long failed(List<RecordedAnswers> calls) {
        return calls.stream()
                .filter(RecordedAnswers::isOver)
                .filter(RecordedAnswers::hasFailed)
                .count();
    }

    private static long settled(Drip drip) {
        var last = new long[] {-1};
        org.awaitility.Awaitility.await()
                .atMost(Running.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    long now = drip.written();
                    boolean still = now == last[0];
                    last[0] = now;
                    return still;
                });
        return last[0];
    }

    private static FakeMcpServer server(FakeMcpServer.Reaction reaction) {
        return FakeMcpServer.modern(VERTX).on("tools/call", reaction);
    }

    private static Running running(FakeMcpServer fake, Map<String, String> properties) {
        return new Running(VERTX, http(fake.url()), properties).ready();
    }

    private static RecordedParts call(Running running) {
        var parts = new RecordedParts();
        running.server.send(Running.call(Running.client("one"), CALL), parts);
        return parts;
    }

    private static void begin(FakeExchange exchange, String framing) {
        exchange.response().putHeader("Content-Type", framing.equals("sse") ? "text/event-stream" : "application/json");
    }

    private static String begun(FakeExchange exchange, String framing) {
        return (framing.equals("sse") ? "data: " : "") + "{\"jsonrpc\":\"2.0\",\"id\":"
                + exchange.answer().getValue("id") + ",\"result\":{\"text\":\"";
    }

    private static void answer(FakeExchange exchange, String framing, String message) {
        var text = message.formatted(exchange.answer().getValue("id"));
        begin(exchange, framing);
        exchange.response()
                .end(framing.equals("sse") ? "id: 7\ndata: " + text.replaceAll("\r?\n", "\ndata: ") + "\n\n" : text);
    }
}
