// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    static final int MALFORMED = -1;

    /** The index after the non-ASCII characters that begin at {@code from}, or {@link #MALFORMED}. */
    static int skip(byte[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] < 0) {
            int length = length(text, at, end);
            if (length == 0) {
                return MALFORMED;
            }
            at += length;
        }
        return at;
    }

    /** Bytes of the valid multi-byte character at {@code at}, or 0. */
    private static int length(byte[] text, int at, int end) {
        int lead = text[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || end - at < length || !secondFits(lead, text[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((text[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean secondFits(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> (second & 0xC0) == 0x80;
        };
    }

    private Utf8() {}
}
