// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.protocol.sse.SseWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The event streams of one Streamable HTTP session (2025-03-26 to 2025-11-25): one for each POST that streams, and any number for
 * what belongs to no request. Thread-safe; its monitor guards all of them.
 */
public final class SessionStreams implements Downlink {

    /** What came of a client's wish to go on reading. */
    public enum Resumption {
        RESUMED,
        /** The stream is no longer kept, or never was. */
        UNKNOWN,
        /** More streams are open than a session may have. */
        TOO_MANY
    }

    private final Revision revision;
    private final StreamConfig config;
    private final Clock clock;
    private final ReplayBudget budget;
    private final Map<Long, EventStream> streams = new LinkedHashMap<>();
    private final Map<EventStream, Instant> expiries = new LinkedHashMap<>();
    private final ArrayDeque<byte[]> pending = new ArrayDeque<>();
    private long opened;
    private boolean ready;

    public SessionStreams(Revision revision, StreamConfig config, Clock clock, ReplayBudget total) {
        this.revision = revision;
        this.config = config;
        this.clock = clock;
        this.budget = new ReplayBudget(config.replayBytes().asLongValue(), total);
    }

    /**
     * The streams of a session that goes on in this process.
     *
     * @param opened a number that its streams had not reached before
     */
    public static SessionStreams goingOn(
            Revision revision, StreamConfig config, Clock clock, ReplayBudget total, long opened) {
        var streams = new SessionStreams(revision, config, clock, total);
        streams.opened = opened;
        return streams;
    }

    /** Opens the stream of one POST. */
    public synchronized EventStream openForRequest(Outlet client) {
        return open(EventId.Kind.REQUEST, client);
    }

    /** Opens a stream for what belongs to no request, and sends on it what was kept. */
    public synchronized Optional<EventStream> listen(Outlet client) {
        if (listening() >= config.max()) {
            return Optional.empty();
        }
        var stream = open(EventId.Kind.LISTENING, client);
        flush(stream);
        return Optional.of(stream);
    }

    /**
     * Goes on with the stream of this event, behind it. A listening stream that is no longer kept is opened anew.
     *
     * @param lastEventId as the client sent it
     */
    public synchronized Resumption resume(String lastEventId, Outlet client) {
        var id = EventId.parse(lastEventId);
        if (id.isEmpty()) {
            return Resumption.UNKNOWN;
        }
        var stream = streams.get(id.get().stream());
        if (stream != null && stream.kind() == id.get().kind()) {
            resume(stream, client, id.get().event());
            return Resumption.RESUMED;
        }
        if (id.get().kind() == EventId.Kind.REQUEST || id.get().stream() > opened) {
            return Resumption.UNKNOWN;
        }
        return listen(client).isPresent() ? Resumption.RESUMED : Resumption.TOO_MANY;
    }

    /** Takes note that a client is gone from whatever stream it was reading. */
    public synchronized void detach(Outlet gone) {
        List.copyOf(streams.values()).forEach(stream -> stream.detach(gone));
    }

    /** The client has said that it is initialized: from now on it may be told things. */
    public synchronized void ready() {
        ready = true;
        streams.values().stream().filter(SessionStreams::listens).findFirst().ifPresent(this::flush);
    }

    @Override
    public synchronized void deliver(byte[] message) {
        var stream = ready
                ? streams.values().stream().filter(SessionStreams::listens).findFirst()
                : Optional.<EventStream>empty();
        if (stream.isPresent()) {
            stream.get().send(message);
            return;
        }
        if (pending.size() >= config.maxPending()) {
            drop(pending.removeFirst());
        }
        if (budget.take(message.length)) {
            pending.addLast(message);
        }
    }

    @Override
    public synchronized boolean isConnected() {
        return streams.values().stream().anyMatch(EventStream::isAttached);
    }

    @Override
    public synchronized void suspend() {
        List.copyOf(streams.values()).forEach(EventStream::suspend);
    }

    @Override
    public synchronized void close() {
        List.copyOf(streams.values()).forEach(EventStream::abandon);
        pending.forEach(this::drop);
        pending.clear();
    }

    @Override
    public synchronized void sweep(Instant now) {
        var expired = expiries.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(this::letGo);
    }

    /** Bytes of messages kept for this session. */
    long kept() {
        return budget.used();
    }

    boolean primes() {
        return revision.isAtLeast(Revision.V2025_11_25);
    }

    byte[] retry() {
        return SseWriter.retry(config.retry().toMillis());
    }

    /** What was written to the end is hardly ever asked for again; what nobody read is worth more. */
    void finished(EventStream stream, boolean delivered) {
        expire(stream, delivered ? config.replayGrace() : config.replayTimeout());
    }

    void lost(EventStream stream) {
        expire(stream, config.replayTimeout());
    }

    void forget(EventStream stream) {
        streams.remove(stream.number());
        expiries.remove(stream);
        stream.release();
    }

    private void expire(EventStream stream, Duration after) {
        expiries.remove(stream);
        expiries.put(stream, clock.instant().plus(after));
        if (expiries.size() > config.replayStreams()) {
            letGo(expiries.keySet().iterator().next());
        }
    }

    /** A request that is still under way keeps its stream, so that it has somewhere to end. */
    private void letGo(EventStream stream) {
        if (stream.isRunningRequest()) {
            expiries.remove(stream);
            stream.release();
        } else {
            forget(stream);
        }
    }

    private EventStream open(EventId.Kind kind, Outlet client) {
        var stream = new EventStream(this, kind, ++opened, new ReplayBuffer(config.replayEvents(), budget));
        streams.put(stream.number(), stream);
        stream.open(client);
        return stream;
    }

    private void resume(EventStream stream, Outlet client, long after) {
        if (!stream.isFinished()) {
            expiries.remove(stream);
        }
        stream.resume(client, after);
        if (listens(stream)) {
            flush(stream);
        }
    }

    private void flush(EventStream stream) {
        while (ready && !pending.isEmpty()) {
            var message = pending.removeFirst();
            drop(message);
            stream.send(message);
        }
    }

    private void drop(byte[] message) {
        budget.give(message.length);
    }

    private long listening() {
        return streams.values().stream().filter(SessionStreams::listens).count();
    }

    private static boolean listens(EventStream stream) {
        return stream.kind() == EventId.Kind.LISTENING && stream.isAttached();
    }
}
