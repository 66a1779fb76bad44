// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Whose an access token is.
 *
 * @param subject as its issuer calls it; another issuer may call somebody else the same
 * @param mark stands for it in the names of principals: 128 bits of a hash, of characters that separate nothing
 */
public record TokenHolder(Subject subject, String mark) {

    private static final int MARK_BYTES = 16;

    public static TokenHolder of(Subject subject) {
        return new TokenHolder(subject, markOf(subject.issuer() + "\n" + subject.subject()));
    }

    private static String markOf(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, MARK_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
