// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A running child process whose output goes to a log file, and which is ended with all it started. Thread-safe. */
public final class Child {

    /** How long a process that was asked to end may take before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final int TAIL_LINES = 30;

    private final Launch launch;
    private final Process process;
    private final Path log;

    private Child(Launch launch, Process process, Path log) {
        this.launch = launch;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it. Its standard input is a pipe that ends with this process, so that a child that watches it ends too.
     *
     * @param logs the folder of log files; made if it is not there
     */
    public static Child start(Launch launch, Path logs) {
        var log = logs.resolve(launch.name() + ".log");
        try {
            Files.createDirectories(logs);
            var builder = new ProcessBuilder(launch.command())
                    .directory(launch.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(launch.environment());
            return new Child(launch, builder.start(), log);
        } catch (IOException e) {
            throw new Failure(launch.name() + " did not start: " + e.getMessage());
        }
    }

    public String name() {
        return launch.name();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process itself has ended, with its exit code. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The last lines of what it wrote. */
    public String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, waits, and kills what is left of it and of all it started. */
    public void stop() {
        var tree = tree();
        askToEnd();
        awaitEnd(GRACE);
        tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(GRACE);
    }

    private void askToEnd() {
        switch (launch.ending()) {
            case TERMINATE -> process.destroy();
            case INTERRUPT -> interrupt();
        }
    }

    private void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> tree() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private void awaitEnd(Duration most) {
        try {
            process.onExit().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // the caller kills it
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
