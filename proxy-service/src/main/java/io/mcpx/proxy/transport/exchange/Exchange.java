// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.proxy.session.stream.AnswerStream;
import io.mcpx.proxy.session.stream.Outlet;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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

    private enum Phase {
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

    /** What the clock may call for. */
    private enum Due {
        NOTHING,
        BODY_TOO_SLOW,
        LONG_WAIT,
        SILENCE,
        STUCK
    }

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence EVENT_STREAM = HttpHeaders.createOptimized("text/event-stream");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence ACCEL_BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    private static final byte[] KEEP_ALIVE = SseWriter.comment("keep-alive");
    private static final Refusal TOO_SLOW = Refusal.invalid(408, "body: not received in time");
    private static final long LINGER_MILLIS = 1000;
    private static final byte[] NO_BODY = {};

    private final Exchanges home;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context context;
    private final Wire wire;
    private Phase phase = Phase.READING;
    private Watcher watcher = Watcher.NOBODY;
    private volatile Admission.@Nullable Place place;
    private boolean saidLongWait;
    private boolean tooSlow;
    private long since;
    private volatile byte[] body = NO_BODY;

    Exchange(Exchanges home, HttpServerRequest request, Context context) {
        this.home = home;
        this.request = request;
        this.response = request.response();
        this.context = context;
        this.wire = new Wire(request, context, home.waiting(), home::nanos);
        this.since = home.nanos();
        response.closeHandler(closed -> gone());
        response.exceptionHandler(failure -> gone());
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
                since = home.nanos();
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
            response.putHeader(name, value);
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
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(json.length));
            finishReading();
            wire.end(json, this::over);
        }
    }

    /** Ends without a body. */
    public synchronized void answer(int status) {
        if (isUnanswered()) {
            phase = Phase.ENDING;
            response.setStatusCode(status);
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
            since = home.nanos();
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
                    .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                    .putHeader(ACCEL_BUFFERING, NO);
            sendHead();
        }
    }

    /** Begins an answer that somebody else has framed: what follows is {@link #pass passed} as it is, then it has {@link #passed}. */
    public synchronized void relay(int status, Consumer<MultiMap> head) {
        if (isUnanswered()) {
            phase = Phase.RELAYING;
            response.setStatusCode(status);
            head.accept(response.headers());
            if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
                response.setChunked(true);
                sendHead();
            }
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
        if (!isUnanswered() || !showsBreaks()) {
            return null;
        }
        phase = Phase.ANSWERING;
        response.setStatusCode(200)
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        finishReading();
        return Parts.body(this);
    }

    @Override
    public synchronized @Nullable AnswerStream beginEvent(@Nullable String id) {
        if (!showsBreaks()) {
            return null;
        }
        stream();
        if (phase != Phase.STREAMING) {
            return null;
        }
        phase = Phase.ANSWERING;
        return Parts.event(this, id);
    }

    /** Without chunks, the end of a broken body looks like that of a whole one. */
    private boolean showsBreaks() {
        return request.version() != HttpVersion.HTTP_1_0;
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
            since = home.nanos();
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

    private synchronized Due dueAt(long now) {
        if (wire.outstanding() > 0) {
            return now - wire.progress() > home.stallTimeout() ? Due.STUCK : Due.NOTHING;
        }
        return switch (phase) {
            case READING -> now - since > home.bodyTimeout() ? Due.BODY_TOO_SLOW : Due.NOTHING;
            case WAITING -> dueWhileWaiting(now);
            case STREAMING -> now - since > home.keepAlive() ? Due.SILENCE : Due.NOTHING;
            case ANSWERING, RELAYING, ENDING, OVER -> Due.NOTHING;
        };
    }

    private Due dueWhileWaiting(long now) {
        if (saidLongWait || now - since <= home.streamAfter()) {
            return Due.NOTHING;
        }
        saidLongWait = true;
        return Due.LONG_WAIT;
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
        since = home.nanos();
        wire.write(events);
        return true;
    }

    private boolean hasRoomFor(int more) {
        return wire.outstanding() <= home.maxBacklog() && home.waiting().hasRoom(wire.outstanding(), more);
    }

    /** At once, so that the client knows; HTTP/1.0 has no framing for a head whose body is still open. */
    private void sendHead() {
        if (request.version() != HttpVersion.HTTP_1_0) {
            response.writeHead();
        }
    }

    private synchronized Watcher watcher() {
        return watcher;
    }

    private boolean isUnanswered() {
        return phase == Phase.READING || phase == Phase.WAITING;
    }

    /** A body that nobody will read must not keep the connection busy; it is given a moment, so that the answer arrives. */
    private void finishReading() {
        if (request.isEnded()) {
            return;
        }
        request.handler(null).resume();
        if (tooSlow || home.isTooLong(request)) {
            if (request.version() != HttpVersion.HTTP_2) {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            context.owner().setTimer(LINGER_MILLIS, late -> hangUp());
        }
    }

    private void hangUp() {
        if (!request.isEnded()) {
            wire.cut();
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
