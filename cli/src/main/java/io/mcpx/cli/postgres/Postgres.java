// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.postgres;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL on this machine's loopback address alone. Whoever starts it has its folder to itself. */
public final class Postgres {

    private static final int STATUS_LINE = 7;

    private final PostgresPrograms programs;
    private final Database database;

    /** @param folder where its files are, or will be */
    public Postgres(PostgresPrograms programs, Path folder) {
        this.programs = programs;
        this.database = new Database(folder);
    }

    /**
     * Makes the database if there is none.
     *
     * @param ownerPassword that of its owner; no quote in it
     * @return whether it was made now
     */
    public boolean make(String ownerPassword) {
        if (database.exists()) {
            return false;
        }
        if (ownerPassword.contains("'")) {
            throw new IllegalArgumentException("ownerPassword: with a quote (expected: none)");
        }
        database.make(programs, ownerPassword);
        return true;
    }

    /** How it is started. Interrupting it ends it at once and in order; a terminal's Ctrl-C does not reach it. */
    public Launch launch(int port) {
        try {
            removeStalePid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<String>();
        if (hasSetsid()) {
            command.add("setsid");
        }
        command.addAll(PostgresPrograms.asOrdinaryUser(server(port)));
        return new Launch("postgres", command, Map.of(), database.folder(), Launch.Ending.INTERRUPT);
    }

    /** Waits until it takes connections. */
    public void awaitReady(Child child, Probe probe) {
        probe.await(child, () -> isReady(child.pid()));
    }

    private List<String> server(int port) {
        return List.of(
                programs.program("postgres"),
                "-D",
                database.folder().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=64",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "log_checkpoints=off");
    }

    /** What {@code pg_ctl} looks at too. */
    private boolean isReady(long pid) {
        var lines = pidFile();
        return lines.size() > STATUS_LINE
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** After a crash the number in it may be another process's by now, which PostgreSQL would take for itself. */
    private void removeStalePid() throws IOException {
        var running = pidFile().stream()
                .limit(1)
                .filter(line -> line.strip().matches("[0-9]{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())).stream())
                .filter(handle -> handle.info().command().orElse("").endsWith("/postgres"))
                .findFirst();
        if (running.isPresent()) {
            throw new Failure("a PostgreSQL that nobody watches uses " + database.folder() + " (process "
                    + running.get().pid() + "); end it first");
        }
        Files.deleteIfExists(database.folder().resolve("postmaster.pid"));
    }

    private List<String> pidFile() {
        try {
            var file = database.folder().resolve("postmaster.pid");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasSetsid() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).anyMatch(Files::isExecutable);
    }
}
