// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Base64;
import java.util.Optional;

/**
 * Carries any text in an HTTP header (2026-07-28): visible ASCII as it is, all else as {@code =?base64?…?=}.
 *
 * <p>What could be mistaken for that form is itself encoded.
 */
public final class HeaderValue {

    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    /** The header's value for this text. A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD. */
    public static String encode(String text) {
        return isPlain(text) ? text : PREFIX + Base64.getEncoder().encodeToString(utf8(text)) + SUFFIX;
    }

    /**
     * The text of a header's value, white space around it disregarded; empty when it holds a character that should
     * have been encoded, or its Base64 is not the canonical one of a UTF-8 text.
     */
    public static Optional<String> decode(String value) {
        var trimmed = trim(value);
        if (isEncoded(trimmed)) {
            return decodeBase64(trimmed.substring(PREFIX.length(), trimmed.length() - SUFFIX.length()));
        }
        return trimmed.chars().allMatch(HeaderValue::isAllowedInside) ? Optional.of(trimmed) : Optional.empty();
    }

    private static boolean isPlain(String text) {
        boolean looksEncoded = text.startsWith(PREFIX) && text.endsWith(SUFFIX);
        return !looksEncoded && text.equals(trim(text)) && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static boolean isEncoded(String value) {
        return value.length() >= PREFIX.length() + SUFFIX.length()
                && value.startsWith(PREFIX)
                && value.endsWith(SUFFIX);
    }

    private static boolean isAllowedInside(int c) {
        return (c >= ' ' && c < 0x7F) || c == '\t';
    }

    private static Optional<String> decodeBase64(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            boolean canonical = Base64.getEncoder().encodeToString(bytes).equals(base64);
            return canonical ? decodeUtf8(bytes) : Optional.empty();
        } catch (IllegalArgumentException outsideTheAlphabet) {
            return Optional.empty();
        }
    }

    private static Optional<String> decodeUtf8(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        try {
            var encoder = UTF_8.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith("\uFFFD".getBytes(UTF_8));
            var bytes = encoder.encode(java.nio.CharBuffer.wrap(text));
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("malformed input is replaced", e);
        }
    }

    /** Without the spaces and tabs at both ends: optional white space of RFC 9110. */
    private static String trim(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isWhitespace(value.charAt(from))) {
            from++;
        }
        while (to > from && isWhitespace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\t';
    }

    private HeaderValue() {}
}
