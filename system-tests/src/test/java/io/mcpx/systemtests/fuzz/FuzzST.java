// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A million requests that are almost valid: each is answered, none fails the gateway, and nothing of them stays.
 *
 * <p>{@code -Dmcpx.fuzz.requests} says how many, {@code -Dmcpx.fuzz.seed} which.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzST {

    private static final long REQUESTS = Long.getLong("mcpx.fuzz.requests", 1_000_000);
    private static final long SEED = Long.getLong("mcpx.fuzz.seed", 20_260_728);

    /** Enough to fill caches, pools and the bounded label sets of metrics. */
    private static final long WARM_UP = Math.max(1000, REQUESTS / 10);

    private static final int PIPELINES = 8;
    private static final int LONERS = 2;

    /** One in so many requests has a connection of its own. */
    private static final int PER_LONER = 250;

    /** Connections that the gateway may keep open to a server. */
    private static final int POOLED = 64;

    private static final long MEGABYTE = 1 << 20;

    private final FuzzWorld world = new FuzzWorld();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void aMillionSpoiledRequestsLeaveTheGatewayAsItWas() throws Exception {
        send(WARM_UP, SEED);
        var before = world.settled();
        var tally = send(REQUESTS - WARM_UP, SEED + 1_000);
        var after = world.settled();
        System.out.printf("fuzz: before %s, after %s%n", before, after);

        assertThat(tally.total()).isGreaterThanOrEqualTo(REQUESTS - WARM_UP);
        assertThat(after.heap()).as("%s, then %s", before, after).isLessThan(before.heap() + 8 * MEGABYTE);
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 4);
        assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files() + POOLED);
        assertThat(world.metric("mcpx_calls_total", "outcome=\"internal\"")).isZero();
        assertThat(world.metric("mcpx_calls_total", "outcome=\"upstream_failed\""))
                .isZero();
        assertThat(world.metric("mcpx_calls_total", "outcome=\"ok\""))
                .as("calls that got through all the same")
                .isGreaterThan(REQUESTS / 20.0);
        assertThat(world.isReady()).isTrue();
        assertThat(world.log()).doesNotContain(" ERROR ").hasSizeLessThan((int) MEGABYTE);
        assertAnswers();
    }

    private void assertAnswers() {
        var fresh = new Seeds(world.port());
        for (boolean modern : List.of(false, true)) {
            Verdict.requireGood(Line.exchange(world.port(), fresh.probe("1", modern)), "1");
        }
    }

    private Tally send(long requests, long seed) throws InterruptedException {
        var tally = new Tally();
        var seeds = new Seeds(world.port());
        long alone = requests / PER_LONER;
        var senders = new ArrayList<Callable<Void>>();
        for (int i = 0; i < LONERS; i++) {
            senders.add(new Loners(world.port(), seeds, seed + i, share(alone, LONERS, i), tally));
        }
        for (int i = 0; i < PIPELINES; i++) {
            long share = share(requests - alone, PIPELINES, i);
            senders.add(new Pipeline(world.port(), seeds, seed + LONERS + i, share, tally));
        }
        long since = System.nanoTime();
        await(senders, tally);
        var seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) / 1000.0;
        System.out.printf("fuzz: seed %d: %d requests in %.1f s: %s%n", SEED, tally.total(), seconds, tally);
        return tally;
    }

    private static long share(long all, int among, int index) {
        return all / among + (index < all % among ? 1 : 0);
    }

    /** Waits for all, for as long as there is progress; the first failure is the test's. */
    private static void await(List<Callable<Void>> senders, Tally tally) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(
                senders.size(), Thread.ofPlatform().daemon().factory());
        try {
            var done = new ExecutorCompletionService<Void>(threads);
            senders.forEach(done::submit);
            for (int open = senders.size(); open > 0; open--) {
                check(next(done, tally));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Future<Void> next(ExecutorCompletionService<Void> done, Tally tally) throws InterruptedException {
        while (true) {
            long before = tally.total();
            var future = done.poll(Line.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (future != null) {
                return future;
            }
            assertThat(tally.total())
                    .as("progress within %s, %s", Line.PATIENCE, tally)
                    .isGreaterThan(before);
        }
    }

    private static void check(Future<Void> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "mcpx.fuzz.seed=" + SEED + ": "
                            + requireNonNull(e.getCause()).getMessage(),
                    e);
        }
    }
}
