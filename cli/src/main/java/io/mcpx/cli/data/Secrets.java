// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Keys, tokens and passwords in files that only their owner reads. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** 32 random bytes in Base64; stored nowhere. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The secret of this name: 32 random bytes in Base64, made when there is none. */
    public String require(String name) {
        return find(name).orElseGet(() -> {
            var fresh = random();
            put(name, fresh);
            return fresh;
        });
    }

    public Optional<String> find(String name) {
        try {
            var file = file(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a secret in place of the one that there was. */
    public void put(String name, String secret) {
        try {
            DataFolder.makePrivate(folder);
            var fresh = Files.createTempFile(folder, name, ".new"); // readable by the owner alone
            Files.writeString(fresh, secret + "\n");
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the secret of this name is, or would be. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
