// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The files of a database. Over the network it knows two roles, the owner of the suite's tables, who is no superuser, and the
 * role that the owner makes for the application; nobody else gets in.
 *
 * @param folder where it is
 */
record Database(Path folder) {

    static final String NAME = "mcpx";
    static final String OWNER = "mcpx";
    static final String APPLICATION = "mcpx_app";

    private static final String WHO_MAY_CONNECT = """
            # Written by ./mcpx up.
            host %s %s,%s 127.0.0.1/32 scram-sha-256
            """.formatted(NAME, OWNER, APPLICATION);

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Makes it, beside its place first, so that it is there whole or not at all. */
    void make(PostgresPrograms programs, String ownerPassword) {
        var fresh = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            Folders.delete(fresh);
            run(initdb(programs, fresh), "");
            Files.writeString(fresh.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            run(List.of(programs.program("postgres"), "--single", "-D", fresh.toString(), "postgres"), """
                    create role %s login createrole password '%s'
                    create database %s owner %s
                    """.formatted(
                            OWNER, ownerPassword, NAME, OWNER));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> initdb(PostgresPrograms programs, Path folder) {
        return List.of(
                programs.program("initdb"),
                "--pgdata=" + folder,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** The statements hold a password: they go through a pipe, and nothing that a program says about them is shown. */
    private static void run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(PostgresPrograms.asOrdinaryUser(command))
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (ended(process) != 0 || said.contains("ERROR:")) {
            throw new Failure("the database could not be made" + (input.isEmpty() ? ":\n" + said : ""));
        }
    }

    private static int ended(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
