// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Installs npm packages exactly as a committed lock file says, once for each lock file. The folder is named after the lock
 * file's content, so it is never stale. Installations of several processes wait for each other.
 */
public final class NodePackages {

    private static final List<String> MANIFESTS = List.of("package.json", "package-lock.json", ".npmrc");
    private static final String COMPLETE = ".complete";

    private final Path cache;

    /** @param cache the folder that holds the installations */
    public NodePackages(Path cache) {
        this.cache = cache;
    }

    /**
     * The folder with {@code node_modules} for the manifests of this folder.
     *
     * @throws Failure if npm is missing or does not succeed; with npm's own words
     */
    public Path install(Path manifests) {
        try {
            var folder = cache.resolve("node-" + hash(manifests));
            Files.createDirectories(cache);
            try (var channel = lockFile();
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve(COMPLETE))) {
                    installInto(folder, manifests);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(cache.resolve("npm.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void installInto(Path folder, Path manifests) throws IOException {
        Files.createDirectories(folder);
        for (var manifest : MANIFESTS) {
            Files.copy(manifests.resolve(manifest), folder.resolve(manifest), StandardCopyOption.REPLACE_EXISTING);
        }
        var log = folder.resolve("npm.log");
        int code = run(new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        if (code != 0) {
            throw new Failure("npm ci failed in " + folder + ":\n" + Files.readString(log));
        }
        Files.writeString(folder.resolve(COMPLETE), "");
    }

    private static int run(ProcessBuilder npm) {
        try {
            return npm.start().waitFor();
        } catch (IOException e) {
            throw new Failure("npm did not start: " + e.getMessage() + " (it comes with Node, https://nodejs.org)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static String hash(Path manifests) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var manifest : MANIFESTS) {
                digest.update(Files.readAllBytes(manifests.resolve(manifest)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
