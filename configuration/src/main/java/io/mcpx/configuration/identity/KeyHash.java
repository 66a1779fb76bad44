// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form in which API keys are stored: lower-case hexadecimal SHA-256. Keys are random, so no salt or stretching is needed. */
public final class KeyHash {

    /** What stands before the hash in a configuration file. */
    public static final String SCHEME = "sha256:";

    private static final int DIGITS = 64;

    public static String of(String key) {
        return HexFormat.of().formatHex(sha256().digest(key.getBytes(UTF_8)));
    }

    /** Whether the text is {@code sha256:} and 64 hexadecimal digits. */
    public static boolean isWritten(String text) {
        return text.startsWith(SCHEME)
                && text.length() == SCHEME.length() + DIGITS
                && text.chars().skip(SCHEME.length()).allMatch(HexFormat::isHexDigit);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private KeyHash() {}
}
