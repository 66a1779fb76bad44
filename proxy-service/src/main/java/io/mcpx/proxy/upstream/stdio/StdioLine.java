// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.sse.NdjsonReader;
import io.mcpx.protocol.sse.StreamLimitExceeded;
import io.mcpx.proxy.memory.HeldBytes;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.line.Line;
import io.mcpx.proxy.upstream.line.LineEvents;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The pipes of a child process as a line. Pipes block, so threads of the process's own stand at them; what they read is
 * handed to the home context, no more than a bounded number of messages and bytes ahead of it.
 */
final class StdioLine implements Line {

    private static final Logger LOG = Logger.getLogger(StdioLine.class);
    private static final int READ_AHEAD = 256;
    private static final int CHUNK = 64 << 10;
    private static final byte[] NOTHING = {};
    private static final int SPARE = 16;
    private static final long DRAIN_MILLIS = 500;

    private final Vertx vertx;
    private final ServerSpec spec;
    private final ChildProcess child;
    private final HeldBytes held;
    private final Context home;
    private final BlockingQueue<byte[]> unwritten;
    private final Semaphore unhandled = new Semaphore(READ_AHEAD);
    private final AtomicBoolean over = new AtomicBoolean();
    private int counted;

    StdioLine(Vertx vertx, ServerSpec spec, ChildProcess child, HeldBytes held, Context home) {
        this.vertx = vertx;
        this.spec = spec;
        this.child = child;
        this.held = held;
        this.home = home;
        this.unwritten = new ArrayBlockingQueue<>(
                spec.limits().concurrency() + spec.limits().queue() + SPARE);
    }

    /** Begins to read and write. */
    void open(LineEvents events) {
        child.attend("in", this::write);
        child.attend("out", () -> read(events));
        child.onExit(status -> home.runOnContext(exited -> vertx.setTimer(
                DRAIN_MILLIS, late -> lose(events, Kind.UNAVAILABLE, "process exited with status " + status))));
    }

    @Override
    public Future<Void> send(byte[] message) {
        if (over.get()) {
            return Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, "process has ended"));
        }
        return unwritten.offer(asLine(message))
                ? Future.succeededFuture()
                : Future.failedFuture(new ConnectFailure(Kind.OVERLOADED, "process does not read its input"));
    }

    @Override
    public Future<Void> close() {
        over.set(true);
        wakeWriter();
        Promise<Void> ended = Promise.promise();
        child.end(ended::complete);
        return ended.future();
    }

    private void wakeWriter() {
        unwritten.clear();
        unwritten.add(NOTHING);
    }

    /** A line break in valid JSON is white space between tokens; on this transport it would end the message. */
    private static byte[] asLine(byte[] message) {
        var line = Arrays.copyOf(message, message.length + 1);
        for (int i = 0; i < message.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        line[message.length] = '\n';
        return line;
    }

    private void write() throws IOException, InterruptedException {
        var out = child.input();
        while (!over.get()) {
            out.write(unwritten.take());
            out.flush();
        }
    }

    private void read(LineEvents events) throws IOException, InterruptedException {
        var lines = new NdjsonReader(spec.limits().maxMessageBytes(), line -> handOver(events, line.data()));
        try {
            if (readAll(lines)) {
                var ending = child.ending();
                home.runOnContext(ended -> lose(events, Kind.UNAVAILABLE, ending));
            } else {
                home.runOnContext(full -> lose(events, Kind.OVERLOADED, "too much is held of servers' messages"));
            }
        } catch (StreamLimitExceeded e) {
            home.runOnContext(flooded -> lose(events, Kind.TOO_LARGE, "line over " + e.limit() + " bytes"));
        } finally {
            held.change(counted, 0);
        }
    }

    /** Reads to the end; false if there is no room for what has come of a line. */
    private boolean readAll(NdjsonReader lines) throws IOException, StreamLimitExceeded {
        var chunk = new byte[CHUNK];
        var in = child.output();
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            lines.feed(chunk, 0, length);
            if (!held.change(counted, lines.held())) {
                return false;
            }
            counted = lines.held();
        }
        return true;
    }

    private void handOver(LineEvents events, byte[] message) {
        int permits = Math.min(READ_AHEAD, 1 + message.length / CHUNK);
        unhandled.acquireUninterruptibly(permits);
        home.runOnContext(turn -> {
            unhandled.release(permits);
            if (!over.get()) {
                events.received(message);
            }
        });
    }

    private void lose(LineEvents events, Kind kind, String detail) {
        if (over.compareAndSet(false, true)) {
            wakeWriter();
            LOG.warnf("%s upstream=%s stderr=%s", detail, spec.name(), child.lastErrors());
            child.end(() -> {});
            events.closed(new UpstreamFailure(kind, detail));
        }
    }
}
