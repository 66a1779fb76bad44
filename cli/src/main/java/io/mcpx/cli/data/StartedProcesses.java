// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import io.mcpx.cli.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What was started, on disk: whoever comes after a crash ends what still runs. A process is known by its id and its start. */
public final class StartedProcesses {

    /** Clocks of processes are kept in coarse steps. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path file;

    StartedProcesses(Path file) {
        this.file = file;
    }

    /** Notes a child. */
    public synchronized void add(Child child) {
        var start =
                ProcessHandle.of(child.pid()).flatMap(handle -> handle.info().startInstant());
        start.ifPresent(at -> append(child.pid() + " " + at.toEpochMilli() + " " + child.name() + "\n"));
    }

    /**
     * Ends what an earlier start left running, the last one started first, and forgets all.
     *
     * @return their names
     */
    public List<String> endAll() {
        var left =
                lines().reversed().stream().flatMap(StartedProcesses::running).toList();
        left.forEach(process -> end(process.handle()));
        forget();
        return left.stream().map(Running::name).toList();
    }

    /** Forgets all: everything has ended. */
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Running(String name, ProcessHandle handle) {}

    private static Stream<Running> running(String line) {
        var parts = line.split(" ", 3);
        if (parts.length < 3) { // the write that a crash cut short
            return Stream.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(handle -> startedAt(handle, Instant.ofEpochMilli(Long.parseLong(parts[1]))))
                .map(handle -> new Running(parts[2], handle))
                .stream();
    }

    private static boolean startedAt(ProcessHandle handle, Instant expected) {
        Optional<Instant> start = handle.info().startInstant();
        return start.isPresent()
                && Duration.between(start.get(), expected).abs().compareTo(SAME_START) <= 0;
    }

    /** Ends a process and what it started: asks, waits, kills. */
    private static void end(ProcessHandle handle) {
        var tree = Stream.concat(Stream.of(handle), handle.descendants()).toList();
        handle.destroy();
        awaitEnd(handle);
        tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(handle);
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // the caller kills it
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
