// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the nginx of this machine; where there is none and Debian's tools are at hand, unpacks Debian's package into a
 * folder, without installing a service. Several processes that do so wait for each other.
 */
final class NginxBinary {

    private static final String HELP = "Get it by `apt install nginx` or `brew install nginx`, and try again.";

    private final Path work;

    /** @param work the folder below which it may be unpacked */
    NginxBinary(Path work) {
        this.work = work.toAbsolutePath();
    }

    /**
     * The program, which runs.
     *
     * @throws Failure if there is none and it cannot be fetched
     */
    Path require() {
        return installed().orElseGet(this::fetched);
    }

    private static Optional<Path> installed() {
        return Stream.concat(pathFolders(), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isOnPath(String program) {
        return pathFolders().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Stream<String> pathFolders() {
        var path = System.getenv("PATH");
        return path == null ? Stream.empty() : Stream.of(path.split(File.pathSeparator));
    }

    private Path fetched() {
        var folder = work.resolve("nginx");
        var program = folder.resolve("usr/sbin/nginx");
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            work.resolve("nginx.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.isExecutable(program)) {
                    fetchInto(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        requireRunning(program, folder);
        return program;
    }

    private static void fetchInto(Path folder) throws IOException {
        if (!isOnPath("apt-get") || !isOnPath("dpkg-deb")) {
            throw new Failure("there is no nginx on the PATH, nor Debian's apt-get and dpkg-deb to fetch it. " + HELP);
        }
        if (run(folder, "apt-get", "download", "nginx") != 0) {
            run(folder, "apt-get", "update");
            require(folder, "apt-get", "download", "nginx");
        }
        require(folder, "dpkg-deb", "-x", archive(folder).toString(), folder.toString());
    }

    private static Path archive(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "nginx_*.deb")) {
            for (var file : files) {
                return file;
            }
        }
        throw new Failure("apt-get brought no package of nginx. " + HELP);
    }

    private static void requireRunning(Path program, Path folder) {
        if (!Files.isExecutable(program)) {
            throw new Failure("Debian's package of nginx has no " + folder.relativize(program) + ". " + HELP);
        }
        require(folder, program.toString(), "-v");
    }

    private static void require(Path folder, String... command) {
        if (run(folder, command) != 0) {
            throw new Failure("nginx: `" + String.join(" ", command) + "` failed:\n" + read(log(folder)) + "\n" + HELP);
        }
    }

    private static int run(Path folder, String... command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log(folder).toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Failure("nginx: " + command[0] + " did not start: " + e.getMessage() + "\n" + HELP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("fetch.log");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
