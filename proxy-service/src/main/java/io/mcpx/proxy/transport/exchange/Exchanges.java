// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.proxy.memory.HeapShare;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The exchanges that are open, and the one clock that watches over all of them. Thread-safe. */
public final class Exchanges {

    private static final long SHORTEST_TICK = 10;
    private static final long LONGEST_TICK = 1000;

    private final Set<Exchange> open = ConcurrentHashMap.newKeySet();
    private final HttpConfig config;
    private final LongSupplier nanoTime;
    private final IntConsumer whenRefused;
    private final long bodyTimeout;
    private final long streamAfter;
    private final long keepAlive;
    private final long stallTimeout;
    private final long maxBody;
    private final long maxBacklog;
    private final WaitingBytes waiting;
    private final Refusal overfull;

    /** @param whenRefused gets the HTTP status of each exchange that is refused */
    public Exchanges(HttpConfig config, LongSupplier nanoTime, IntConsumer whenRefused) {
        this.config = config;
        this.nanoTime = nanoTime;
        this.whenRefused = whenRefused;
        this.bodyTimeout = config.bodyTimeout().toNanos();
        this.streamAfter = config.streamAfter().toNanos();
        this.keepAlive = config.keepAlive().toNanos();
        this.stallTimeout = config.stallTimeout().toNanos();
        this.maxBody = config.maxBody().asLongValue();
        this.maxBacklog = config.maxBacklog().asLongValue();
        this.waiting = new WaitingBytes(HeapShare.of(config.maxBacklogs()));
        this.overfull = Refusal.overloaded(503, "too many answers wait for their readers", config.retryAfter());
    }

    public void start(Vertx vertx) {
        vertx.setPeriodic(tickMillis(), tick -> tick());
    }

    public Exchange begin(HttpServerRequest request, Context context) {
        var exchange = new Exchange(this, request, context);
        open.add(exchange);
        return exchange;
    }

    void tick() {
        long now = nanos();
        open.forEach(exchange -> exchange.tick(now));
    }

    public int count() {
        return open.size();
    }

    void left(Exchange exchange) {
        open.remove(exchange);
    }

    void refused(int status) {
        whenRefused.accept(status);
    }

    long nanos() {
        return nanoTime.getAsLong();
    }

    long bodyTimeout() {
        return bodyTimeout;
    }

    long streamAfter() {
        return streamAfter;
    }

    long keepAlive() {
        return keepAlive;
    }

    long stallTimeout() {
        return stallTimeout;
    }

    /** What all responses together have waiting. */
    WaitingBytes waiting() {
        return waiting;
    }

    /** What a client is told whose answer is too much beside what waits for others. */
    Refusal overfull() {
        return overfull;
    }

    /** Bytes written to clients that have not left yet. */
    public long waitingBytes() {
        return waiting.sum();
    }

    long maxBacklog() {
        return maxBacklog;
    }

    /** Whether the body is larger than may be read, or of unknown size. */
    boolean isTooLong(HttpServerRequest request) {
        boolean unknown = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return unknown || BodyReader.announced(request) > maxBody;
    }

    private long tickMillis() {
        long shortest = Stream.of(config.bodyTimeout(), config.streamAfter(), config.keepAlive(), config.stallTimeout())
                .mapToLong(Duration::toMillis)
                .min()
                .orElse(LONGEST_TICK);
        return Math.clamp(shortest / 2, SHORTEST_TICK, LONGEST_TICK);
    }
}
