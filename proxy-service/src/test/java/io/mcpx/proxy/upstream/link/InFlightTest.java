// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final AtomicLong now = new AtomicLong();
    private final InFlight inFlight = new InFlight(now::get);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class Deaf implements ExchangeListener {

        @Override
        public void onNotification(Message.Notification notification) {}

        @Override
        public void onRequest(Message.Request request, Answer answer) {}

        @Override
        public void onResult(Slice result) {}

        @Override
        public void onError(JsonRpcError error) {}

        @Override
        public void onBroken(Broken broken) {}
    }

    private Pending add(long id, String method) {
        var client = new ClientContext(Era.LEGACY, "session", Slice.trusted("{}"), null, null);
        var request = new UpstreamRequest(method, Slice.trusted("{}").asObject(), client, null, false);
        var pending = new Pending(
                request, Outgoing.of(request, id, Revision.LATEST_LEGACY), new Deaf(), VERTX.getOrCreateContext());
        inFlight.add(pending);
        return pending;
    }

    @Test
    void findsTheOnlyRequestInWhoseCourseSomethingCanBeAsked() {
        add(1, "tools/list");
        var call = add(2, "tools/call");

        assertThat(inFlight.onlyInteractive()).isSameAs(call);
        assertThat(inFlight.onlyOne()).isNull();
    }

    @Test
    void doesNotChooseBetweenTwo() {
        add(1, "tools/call");
        add(2, "prompts/get");

        assertThat(inFlight.onlyInteractive()).isNull();
    }

    @Test
    void remembersForAMinuteWhatWasGivenUp() {
        var given = add(1, "tools/call");
        var other = add(2, "tools/call");
        assertThat(inFlight.abandon(given.outgoing().id())).isTrue();

        assertThat(inFlight.onlyInteractive()).isNull();
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(inFlight.onlyInteractive()).isSameAs(other);
    }

    @Test
    void aRequestIsMuteUntilItEnds() {
        var call = add(1, "tools/call").outgoing().id();
        inFlight.mute(call);
        assertThat(inFlight.isMute(call)).isTrue();

        inFlight.remove(call);
        inFlight.mute(call);

        assertThat(inFlight.isMute(call)).isFalse();
    }

    @Test
    void forgetsWhatWasGivenUpWhenItIsAnsweredAfterAll() {
        var given = add(1, "tools/call");
        var other = add(2, "tools/call");
        inFlight.abandon(given.outgoing().id());

        assertThat(inFlight.remove(given.outgoing().id())).isNull();

        assertThat(inFlight.onlyInteractive()).isSameAs(other);
    }
}
