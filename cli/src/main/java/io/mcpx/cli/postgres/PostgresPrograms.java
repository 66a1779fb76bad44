// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.postgres;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked from their Maven artefact. */
public final class PostgresPrograms {

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks them where that has not been done. The folder is named after what was packed, so it is never stale.
     *
     * @param work the folder below which they are unpacked
     * @throws Failure if there are none for this system
     */
    public static PostgresPrograms below(Path work) {
        var archive = archive();
        try {
            var folder = work.resolve("postgres-" + version(archive));
            if (!Files.exists(folder)) {
                unpack(archive, folder);
            }
            return new PostgresPrograms(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program of this name: {@code initdb} or {@code postgres}. */
    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        return machines()
                .map(machine -> "/postgres-" + system + "-" + machine + ".txz")
                .map(PostgresPrograms.class::getResource)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Failure("there is no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " to bring along"));
    }

    private static Stream<String> machines() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Stream.of("x86_64");
            case "aarch64", "arm64" -> Stream.of("arm_64", "aarch_64");
            default -> Stream.of();
        };
    }

    /** The checksum that the artefact has for it. */
    private static String version(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IllegalStateException("no jar: " + archive);
    }

    /** Beside its place first, so that it is there whole or not at all. */
    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        var fresh = Files.createTempDirectory(folder.getParent(), "postgres.new");
        try (var in = archive.openStream()) {
            new PackedFolder(in).unpackInto(fresh);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException somebodyElseWasFaster) {
            Folders.delete(fresh);
        }
    }

    /** How a program is started: never as root, which PostgreSQL refuses; root becomes nobody in a user namespace. */
    static List<String> asOrdinaryUser(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        return Stream.concat(Stream.of("unshare", "--user"), command.stream()).toList();
    }
}
