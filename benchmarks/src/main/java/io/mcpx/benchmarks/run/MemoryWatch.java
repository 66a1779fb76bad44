// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.process.ProcessFigures;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at the memory of a process every tenth of a second, and keeps the most it has seen. */
final class MemoryWatch implements AutoCloseable {

    private static final long PERIOD = 100;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Optional<ProcessFigures> process;
    private final AtomicLong peak = new AtomicLong();

    private MemoryWatch(Optional<ProcessFigures> process) {
        this.process = process;
    }

    static MemoryWatch of(Optional<ProcessFigures> process) {
        var watch = new MemoryWatch(process);
        var looking = watch.timer.scheduleAtFixedRate(watch::look, PERIOD, PERIOD, TimeUnit.MILLISECONDS);
        if (looking.isCancelled()) {
            throw new IllegalStateException("the timer does not run");
        }
        return watch;
    }

    /** Empty if it is not known. */
    OptionalLong peak() {
        look();
        return peak.get() == 0 ? OptionalLong.empty() : OptionalLong.of(peak.get());
    }

    private void look() {
        process.map(ProcessFigures::residentBytes)
                .orElse(OptionalLong.empty())
                .ifPresent(bytes -> peak.accumulateAndGet(bytes, Math::max));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
