// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.proxy.session.stream.AnswerStream;
import io.mcpx.proxy.session.stream.Outlet;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its response: read, waiting, then answered as JSON or as an event stream. Thread-safe; nothing blocks or
 * throws, and what comes after the end is dropped.
 */
public final class Exchange implements Outlet {

    /** Who is told what becomes of an exchange while it waits or streams; never under its lock. */
    public interface Watcher {

        Watcher NOBODY = new Watcher() {};

        /** The client has waited for so long that it should hear something. */
        default void onLongWait() {}

        /** The connection is lost, and the end of the response was not written. */
        default void onGone() {}
    }

    enum Phase {
        READING,
        WAITING,
        STREAMING,
        /** In the middle of an answer that is written in parts. */
        ANSWERING,
        /** In the middle of an answer that somebody else has framed. */
        RELAYING,
        ENDING,
        OVER
    }

    private static final byte[] KEEP_ALIVE = SseWriter.comment("keep-alive");
    private static final Refusal TOO_SLOW = Refusal.invalid(408, "body: not received in time");
    private static final byte[] NO_BODY = {};

    private final Exchanges home;
    private final HttpServerRequest request;
    private final Head head;
    private final Context context;
    private final Wire wire;
    private final UnreadBody unread;
    private final Patience patience;
    private Phase phase = Phase.READING;
    private Watcher watcher = Watcher.NOBODY;
    private volatile Admission.@Nullable Place place;
    private boolean tooSlow;
    private volatile byte[] body = NO_BODY;

    Exchange(Exchanges home, HttpServerRequest request, Context context) {
        this.home = home;
        this.request = request;
        this.head = new Head(request);
        this.context = context;
        this.wire = new Wire(request, context, home.waiting(), home::nanos);
        this.unread = new UnreadBody(request, context, wire);
        this.patience = new Patience(home);
        request.response().closeHandler(closed -> gone());
        request.response().exceptionHandler(failure -> gone());
    }

    public HttpServerRequest request() {
        return request;
    }

    /** The raw path; empty for a request target without one. */
    public String path() {
        var path = request.path();
        return path == null ? "" : path;
    }

    /** The body as it came, once it is read; else empty. */
    public byte[] body() {
        return body;
    }

    void hold(byte[] read) {
        body = read;
    }

    /** Runs an action on the event loop of the connection. */
    public void run(Runnable action) {
        context.runOnContext(any -> action.run());
    }

    /** Everything is read; from now on this watcher is told, in place of an earlier one. */
    public void await(Watcher whom) {
        boolean late;
        synchronized (this) {
            late = phase == Phase.OVER;
            if (phase == Phase.READING) {
                phase = Phase.WAITING;
                patience.renew();
                watcher = whom;
            } else if (phase == Phase.WAITING) {
                watcher = whom;
            }
        }
        if (late) {
            whom.onGone();
        }
    }

    /** Gives the place back when the exchange is over. */
    void hold(Admission.Place taken) {
        boolean late;
        synchronized (this) {
            late = phase == Phase.OVER;
            place = taken;
        }
        if (late) {
            taken.giveBack();
        }
    }

    boolean becomeStream() {
        var held = place;
        return held == null || held.becomeStream();
    }

    public synchronized void header(CharSequence name, CharSequence value) {
        if (isUnanswered()) {
            head.header(name, value);
        }
    }

    public void refuse(Refusal refusal) {
        home.refused(refusal.status());
        var header = refusal.header();
        if (header != null) {
            header(header.name(), header.value());
        }
        answer(refusal.status(), Messages.error(refusal.id(), refusal.error()));
    }

    /** Ends with a JSON body. */
    public synchronized void answer(int status, byte[] json) {
        if (!isUnanswered()) {
            return;
        }
        if (!home.waiting().hasRoom(0, json.length)) {
            refuse(home.overfull());
        } else {
            phase = Phase.ENDING;
            head.json(status, json.length);
            finishReading();
            wire.end(json, this::over);
        }
    }

    /** Ends without a body. */
    public synchronized void answer(int status) {
        if (isUnanswered()) {
            phase = Phase.ENDING;
            head.empty(status);
            finishReading();
            wire.end(this::over);
        }
    }

    /** Ends with one message: as the last event if this is an event stream by now, else as a JSON body. */
    public synchronized void conclude(int status, byte[] message) {
        if (phase == Phase.STREAMING) {
            write(SseWriter.event(null, "message", message));
            end();
        } else {
            answer(status, message);
        }
    }

    /** Makes the answer an event stream, if it is nothing else yet. */
    public synchronized void stream() {
        if (isUnanswered()) {
            phase = Phase.STREAMING;
            patience.renew();
            head.eventStream();
        }
    }

    /** Begins an answer that somebody else has framed: what follows is {@link #pass passed} as it is, then it has {@link #passed}. */
    public synchronized void relay(int status, Consumer<MultiMap> headers) {
        if (isUnanswered()) {
            phase = Phase.RELAYING;
            head.relayed(status, headers);
            finishReading();
        }
    }

    public synchronized void pass(byte[] bytes) {
        if (phase == Phase.RELAYING) {
            wire.write(bytes);
        }
    }

    public synchronized void passed() {
        if (phase == Phase.RELAYING) {
            phase = Phase.ENDING;
            wire.end(this::over);
        }
    }

    /** Ends the connection, so that the client sees that the answer is not whole. */
    public void cut() {
        disconnect();
    }

    @Override
    public void write(byte[] events) {
        if (!writeUnlessTooMuchWaits(events)) {
            disconnect();
        }
    }

    /**
     * Begins the answer, which is then written in parts, and with which all ends: as an event if this is an event stream by now or
     * has to be.
     *
     * @return null if it has to be whole
     */
    public synchronized @Nullable AnswerStream begin(boolean json) {
        if (!json || phase == Phase.STREAMING) {
            var event = beginEvent(null);
            return event == null ? null : Parts.lastEvent(this, event);
        }
        if (!isUnanswered() || !head.showsBreaks()) {
            return null;
        }
        phase = Phase.ANSWERING;
        head.jsonInParts();
        finishReading();
        return Parts.body(this);
    }

    @Override
    public synchronized @Nullable AnswerStream beginEvent(@Nullable String id) {
        if (!head.showsBreaks()) {
            return null;
        }
        stream();
        if (phase != Phase.STREAMING) {
            return null;
        }
        phase = Phase.ANSWERING;
        return Parts.event(this, id);
    }

    /** Writes a part of an answer that has begun. */
    void part(byte[] bytes, int from, int to) {
        if (!writePartUnlessTooMuchWaits(bytes, from, to)) {
            disconnect();
        }
    }

    private synchronized boolean writePartUnlessTooMuchWaits(byte[] bytes, int from, int to) {
        if (phase != Phase.ANSWERING) {
            return true;
        }
        if (!hasRoomFor(to - from)) {
            return false;
        }
        wire.write(bytes, from, to);
        return true;
    }

    synchronized void endEvent() {
        if (phase == Phase.ANSWERING) {
            phase = Phase.STREAMING;
            patience.renew();
        }
    }

    synchronized void endBody() {
        if (phase == Phase.ANSWERING) {
            phase = Phase.ENDING;
            wire.end(this::over);
        }
    }

    /** Ends the event stream. An answer that is not whole is broken off. */
    @Override
    public void end() {
        if (!endUnlessAnswering()) {
            disconnect();
        }
    }

    private synchronized boolean endUnlessAnswering() {
        stream();
        if (phase == Phase.STREAMING) {
            phase = Phase.ENDING;
            wire.end(this::over);
        }
        return phase != Phase.ANSWERING;
    }

    @Override
    public boolean isFull() {
        return wire.isFull();
    }

    @Override
    public void onDrain(Runnable action) {
        wire.onDrain(action);
    }

    /** Looks at the clock: body too slow, wait too long, stream too silent, reader stuck. */
    void tick(long now) {
        switch (dueAt(now)) {
            case NOTHING -> {}
            case BODY_TOO_SLOW -> refuseSlowBody();
            case LONG_WAIT -> watcher().onLongWait();
            case SILENCE -> write(KEEP_ALIVE);
            case STUCK -> disconnect();
        }
    }

    private synchronized Patience.Due dueAt(long now) {
        return patience.at(now, phase, wire);
    }

    private synchronized void refuseSlowBody() {
        if (phase == Phase.READING) {
            tooSlow = true;
            refuse(TOO_SLOW);
        }
    }

    private synchronized boolean writeUnlessTooMuchWaits(byte[] events) {
        stream();
        if (phase != Phase.STREAMING) {
            return true;
        }
        if (!hasRoomFor(events.length)) {
            return false;
        }
        patience.renew();
        wire.write(events);
        return true;
    }

    private boolean hasRoomFor(int more) {
        return wire.outstanding() <= home.maxBacklog() && home.waiting().hasRoom(wire.outstanding(), more);
    }

    private synchronized Watcher watcher() {
        return watcher;
    }

    private boolean isUnanswered() {
        return phase == Phase.READING || phase == Phase.WAITING;
    }

    private void finishReading() {
        if (unread.isThere()) {
            unread.discard();
            if (tooSlow || home.isTooLong(request)) {
                unread.cutSoon(head);
            }
        }
    }

    private void disconnect() {
        wire.cut();
        context.runOnContext(any -> gone());
    }

    private void gone() {
        Watcher whom;
        synchronized (this) {
            if (phase == Phase.OVER) {
                return;
            }
            whom = phase == Phase.ENDING ? Watcher.NOBODY : watcher;
            phase = Phase.OVER;
        }
        over();
        wire.release();
        whom.onGone();
    }

    /** May run under locks of the connection, so it takes none of ours. */
    private void over() {
        home.left(this);
        var held = place;
        if (held != null) {
            held.giveBack();
        }
    }
}
