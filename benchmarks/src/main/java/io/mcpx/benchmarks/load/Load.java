// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import io.mcpx.benchmarks.http.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** A round of load: one thread reads all answers, and a second one starts the calls where they have a rate. */
public final class Load implements LoadConnection.Listener {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
    private static final int MAX_ERRORS = 1000;
    private static final int MAX_WAITING = 1_000_000;

    private final Pace pace;
    private final long duration;
    private final List<LoadConnection> connections;
    private final ArrayDeque<LoadConnection> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private final Intake intake = new Intake(256 << 10);
    private final Tally tally = new Tally();
    private final Selector selector;
    private long end;
    private long lastAnswer;

    private Load(List<RequestTemplate> clients, Pace pace, Duration duration, Selector selector) {
        this.pace = pace;
        this.duration = duration.toNanos();
        this.selector = selector;
        this.connections = clients.stream()
                .map(template -> new LoadConnection(template, this))
                .toList();
    }

    /** Makes these requests, one connection for each, for so long; then waits for what is under way. */
    public static Round run(List<RequestTemplate> clients, Pace pace, Duration duration) {
        try (var selector = Selector.open()) {
            return new Load(clients, pace, duration, selector).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Round run() throws IOException {
        for (var connection : connections) {
            connection.open(selector);
        }
        long start = System.nanoTime();
        end = start + duration;
        try {
            switch (pace) {
                case Pace.AsAnswered() -> runAsAnswered();
                case Pace.Rate rate -> runAtRate(rate, start);
            }
            drain();
        } finally {
            connections.forEach(LoadConnection::close);
        }
        return tally.round(Math.max(duration, lastAnswer - start));
    }

    private void runAsAnswered() throws IOException {
        for (var connection : connections) {
            connection.start(System.nanoTime(), selector);
        }
        while (System.nanoTime() < end && !hasFailed()) {
            selector.select(this::read, 100);
        }
    }

    private void runAtRate(Pace.Rate rate, long start) throws IOException {
        idle.addAll(connections);
        var clock = Clock.start(start, rate.interval(), end, this::begin);
        while (clock.isRunning() && !hasFailed()) {
            selector.select(this::read, 100);
        }
        clock.stop();
    }

    /** Called by the clock, while answers are read by the other thread. */
    private synchronized void begin(long intended) {
        var free = idle.poll();
        if (free != null) {
            free.start(intended, selector);
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(intended);
        } else {
            tally.failed("more than " + MAX_WAITING + " calls wait");
        }
    }

    /** What is not answered in a while counts as failed. */
    private void drain() throws IOException {
        long last = System.nanoTime() + PATIENCE;
        while (isUnderWay() && System.nanoTime() < last && !hasFailed()) {
            selector.select(this::read, 100);
        }
        long open = waiting.size()
                + connections.stream().filter(LoadConnection::isBusy).count();
        for (long i = 0; i < open; i++) {
            tally.failed("not answered in the end");
        }
    }

    private synchronized boolean hasFailed() {
        return tally.errors() >= MAX_ERRORS;
    }

    private synchronized boolean isUnderWay() {
        return !waiting.isEmpty() || connections.stream().anyMatch(LoadConnection::isBusy);
    }

    private synchronized void read(SelectionKey key) {
        if (key.isValid()) {
            ((LoadConnection) key.attachment()).readable(intake);
        }
    }

    @Override
    public void answered(LoadConnection connection, long intended, long bytes) {
        long now = System.nanoTime();
        tally.answered(now - intended, bytes);
        lastAnswer = now;
        goOn(connection, now);
    }

    @Override
    public void failed(LoadConnection connection, String why) {
        tally.failed(why);
        goOn(connection, System.nanoTime());
    }

    private void goOn(LoadConnection connection, long now) {
        if (hasFailed()) {
            return;
        }
        switch (pace) {
            case Pace.AsAnswered() -> {
                if (now < end) {
                    connection.start(now, selector);
                }
            }
            case Pace.Rate rate -> {
                var late = waiting.poll();
                if (late == null) {
                    idle.push(connection);
                } else {
                    connection.start(late, selector);
                }
            }
        }
    }
}
