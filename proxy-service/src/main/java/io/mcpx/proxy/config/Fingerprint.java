// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** What files contain, as one hash. They are small, so that reading them is cheaper than being deceived by their times. */
final class Fingerprint {

    private static final byte[] ABSENT = {0};
    private static final byte[] PRESENT = {1};

    static String of(Collection<Path> files) {
        var digest = sha256();
        files.stream().sorted().forEach(file -> add(digest, file));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path file) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        try {
            var content = sha256().digest(Files.readAllBytes(file));
            digest.update(PRESENT);
            digest.update(content);
        } catch (IOException e) {
            digest.update(ABSENT);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private Fingerprint() {}
}
