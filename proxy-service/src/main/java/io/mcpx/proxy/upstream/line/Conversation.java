// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.Broken.Stage;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.GatewayClient;
import io.mcpx.proxy.upstream.link.InFlight;
import io.mcpx.proxy.upstream.link.Outgoing;
import io.mcpx.proxy.upstream.link.Pending;
import io.mcpx.proxy.upstream.link.Questions;
import io.mcpx.proxy.upstream.link.ServerTopics;
import io.mcpx.proxy.upstream.link.SessionEvents;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many requests on one line: each gets an id of its own, by which its answer and its progress find back to it. What the
 * server says without naming a request goes to the only one it can belong to, or to nobody in particular. Thread-safe;
 * what comes in is handled on the line's context.
 */
public final class Conversation implements LineEvents {

    private final Vertx vertx;
    private final SessionEvents events;
    private final Questions questions;
    private final MessageReader reader;
    private final Rejects rejects;
    private final InFlight inFlight = new InFlight(System::nanoTime);
    private final AtomicLong ids = new AtomicLong();
    private final Line line;
    private volatile boolean established;
    private volatile @Nullable UpstreamFailure end;

    /** A conversation in the name of this client. Its line reports to it. */
    public Conversation(Vertx vertx, ServerSpec spec, ClientContext client, SessionEvents events, Line line) {
        this.vertx = vertx;
        this.events = events;
        this.line = line;
        this.questions = new Questions(GatewayClient.is(client), this::post);
        this.rejects = new Rejects(spec.name(), System::nanoTime);
        this.reader = new MessageReader(new JsonLimits(spec.limits().maxMessageBytes(), JsonLimits.DEFAULT.maxDepth()));
    }

    /** From now on a break of the line is the loss of a session. */
    void establish() {
        established = true;
    }

    /** Sends a request; to be called on a Vert.x context, where its listener is called too. */
    Exchange send(UpstreamRequest request, Revision revision, ExchangeListener listener) {
        var outgoing = Outgoing.of(request, ids.incrementAndGet(), revision);
        var pending = new Pending(request, outgoing, listener, vertx.getOrCreateContext());
        inFlight.add(pending);
        line.send(outgoing.text())
                .onFailure(failure -> breakOff(pending, Stage.UNSENT, ConnectFailure.reason(failure)));
        var ended = end;
        if (ended != null) {
            breakOff(pending, Stage.UNSENT, ended);
        }
        return new Entry(pending);
    }

    /** Sends a message that wants no answer. */
    Future<Void> post(byte[] message) {
        return line.send(message);
    }

    Future<Void> close() {
        established = false;
        return line.close();
    }

    @Override
    public void received(byte[] text) {
        try {
            reader.readBatch(text).forEach(this::accept);
        } catch (MalformedMessage e) {
            rejects.add(e.error().message());
        }
    }

    @Override
    public void closed(UpstreamFailure why) {
        end = why;
        if (established) {
            established = false;
            events.lost(why);
        }
        inFlight.all().forEach(pending -> breakOff(pending, Stage.UNANSWERED, why));
    }

    private void accept(Message message) {
        switch (message) {
            case Message.Result result -> answer(result.id(), listener -> listener.onResult(result.result()));
            case Message.Failure failure -> answer(failure.id(), listener -> listener.onError(failure.error()));
            case Message.Request question -> questions.handle(question, inFlight.onlyInteractive());
            case Message.Notification notification -> note(notification);
        }
    }

    /** An answer to nothing that is waited for is that of a request that was given up. */
    private void answer(@Nullable RequestId id, Consumer<ExchangeListener> report) {
        var pending = id == null ? null : inFlight.remove(id);
        if (pending != null) {
            pending.report(report);
        }
    }

    private void note(Message.Notification notification) {
        var owner = ServerTopics.contains(notification.method()) ? null : owner(notification);
        var restored = owner == null ? null : owner.outgoing().restored(notification);
        if (owner != null && inFlight.isMute(owner.outgoing().id())) {
            return;
        }
        if (owner != null && restored != null) {
            owner.report(listener -> listener.onNotification(restored));
        } else if (!isForRequests(notification.method())) {
            events.notification(notification);
        }
    }

    private static boolean isForRequests(String method) {
        return method.equals(Methods.PROGRESS) || method.equals(Methods.CANCELLED);
    }

    private @Nullable Pending owner(Message.Notification notification) {
        return switch (notification.method()) {
            case Methods.PROGRESS -> named(notification.params().find(MetaKeys.PROGRESS_TOKEN));
            case Methods.SUBSCRIPTIONS_ACKNOWLEDGED -> {
                var meta = notification.meta();
                yield named(meta == null ? null : meta.find(MetaKeys.SUBSCRIPTION_ID));
            }
            case Methods.LOG_MESSAGE -> inFlight.onlyOne();
            default -> null;
        };
    }

    private @Nullable Pending named(@Nullable Slice id) {
        return id == null || !(id.isNumber() || id.isString()) ? null : inFlight.find(new RequestId(id));
    }

    private void breakOff(Pending pending, Stage stage, UpstreamFailure why) {
        if (inFlight.remove(pending.outgoing().id()) != null) {
            pending.report(listener -> listener.onBroken(new Broken(stage, why)));
        }
    }

    private void cancel(Pending pending) {
        if (inFlight.abandon(pending.outgoing().id())) {
            post(cancelled(pending.outgoing().id()));
        }
    }

    private static byte[] cancelled(RequestId id) {
        var params = new JsonWriter().beginObject().name("requestId").raw(id.raw());
        params.name("reason").string("cancelled by the client").endObject();
        return Messages.notification(Methods.CANCELLED, params.toBytes());
    }

    /**
     * A line has no stream of its own for a request that could be paused: while a client does not read, notifications of
     * its request are dropped, so that it costs no more than its answer.
     */
    private final class Entry implements Exchange {

        private final Pending pending;

        private Entry(Pending pending) {
            this.pending = pending;
        }

        @Override
        public void cancel() {
            Conversation.this.cancel(pending);
        }

        @Override
        public void pause() {
            inFlight.mute(pending.outgoing().id());
        }

        @Override
        public void resume() {
            inFlight.unmute(pending.outgoing().id());
        }
    }
}
