// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.sse.SseWriter;
import org.jspecify.annotations.Nullable;

/**
 * One event stream of a session. It lives on while its client is away, numbers its events, and keeps the last of them for the
 * client's return. Thread-safe.
 */
public final class EventStream {

    private final SessionStreams owner;
    private final EventId.Kind kind;
    private final long number;
    private final ReplayBuffer buffer;
    private @Nullable Outlet outlet;
    private long events;
    private boolean finished;

    EventStream(SessionStreams owner, EventId.Kind kind, long number, ReplayBuffer buffer) {
        this.owner = owner;
        this.kind = kind;
        this.number = number;
        this.buffer = buffer;
    }

    /** Adds a whole JSON-RPC message. */
    public void send(byte[] message) {
        synchronized (owner) {
            if (finished) {
                return;
            }
            long event = ++events;
            var bytes = SseWriter.event(id(event), "message", message);
            buffer.keep(event, bytes);
            if (outlet != null) {
                outlet.write(bytes);
            }
        }
    }

    /**
     * Adds a message that is written in parts, and so cannot be kept.
     *
     * @param client who has to be the one that reads now
     * @param instead what is kept in its place for a client that comes back without having read all of it
     * @return null if it has to be whole
     */
    public @Nullable AnswerStream begin(Outlet client, byte[] instead) {
        synchronized (owner) {
            if (finished || !client.equals(outlet)) {
                return null;
            }
            var id = id(events + 1);
            var begun = client.beginEvent(id);
            if (begun != null) {
                buffer.keep(++events, SseWriter.event(id, "message", instead));
            }
            return begun;
        }
    }

    /** Nothing more will come; the stream is kept for a while in case its end did not arrive. */
    public void finish() {
        synchronized (owner) {
            if (finished) {
                return;
            }
            finished = true;
            owner.finished(this, outlet != null);
            endOutlet();
        }
    }

    /** Ends the stream and forgets it. */
    public void abandon() {
        synchronized (owner) {
            finished = true;
            owner.forget(this);
            endOutlet();
        }
    }

    /** Takes note that this client is gone. */
    public void detach(Outlet gone) {
        synchronized (owner) {
            if (gone.equals(outlet)) {
                outlet = null;
                owner.lost(this);
            }
        }
    }

    /** Asks the connected client, if there is one, to come back later for the rest. */
    public void suspend() {
        synchronized (owner) {
            if (outlet != null) {
                outlet.write(owner.retry());
                endOutlet();
                owner.lost(this);
            }
        }
    }

    public boolean isFull() {
        synchronized (owner) {
            return outlet != null && outlet.isFull();
        }
    }

    /** Runs when the connected client has room again; at once when there is none. */
    public void onDrain(Runnable action) {
        Outlet connected;
        synchronized (owner) {
            connected = outlet;
        }
        if (connected == null) {
            action.run();
        } else {
            connected.onDrain(action);
        }
    }

    void open(Outlet client) {
        if (owner.primes()) {
            client.write(concat(SseWriter.priming(id(events)), owner.retry()));
        }
        outlet = client;
    }

    void resume(Outlet client, long after) {
        endOutlet();
        buffer.replay(after, client::write);
        if (finished) {
            client.end();
        } else {
            outlet = client;
        }
    }

    void release() {
        buffer.clear();
    }

    boolean isAttached() {
        return outlet != null;
    }

    boolean isFinished() {
        return finished;
    }

    /** Whether its requests are still under way, so that an answer is to come. */
    boolean isRunningRequest() {
        return !finished && kind == EventId.Kind.REQUEST;
    }

    EventId.Kind kind() {
        return kind;
    }

    long number() {
        return number;
    }

    private void endOutlet() {
        if (outlet != null) {
            outlet.end();
            outlet = null;
        }
    }

    private String id(long event) {
        return new EventId(kind, number, event).wire();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return (new String(first, UTF_8) + new String(second, UTF_8)).getBytes(UTF_8);
    }
}
