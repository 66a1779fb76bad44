// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The nginx of this machine, or one unpacked from Debian's package; starts as a child with one process and no privileges. */
public final class Nginx {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path program;

    private Nginx(Path program) {
        this.program = program;
    }

    /**
     * Finds it, or fetches it.
     *
     * @param work the folder below which it may be unpacked
     * @throws Failure if there is none and it cannot be fetched
     */
    public static Nginx find(Path work) {
        return new Nginx(new NginxBinary(work).require());
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param prefix a folder of its own for its configuration and what it writes
     * @param logs the folder of log files
     */
    public Child start(String name, ReverseProxy proxy, Path prefix, Path logs) {
        var folder = prefix.toAbsolutePath();
        try {
            Files.createDirectories(folder.resolve("temp"));
            Files.writeString(folder.resolve("nginx.conf"), proxy.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var child = Child.start(new Launch(name, command(folder), Map.of(), folder), logs);
        new Probe(PATIENCE).awaitListening(child, proxy.port());
        return child;
    }

    private List<String> command(Path folder) {
        return List.of(
                program.toString(),
                "-p",
                folder + "/",
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                folder.resolve("error.log").toString());
    }
}
