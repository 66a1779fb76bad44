// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.Locale;

/** Compares member names as they stand in the text, without decoding those that are plain ASCII. */
final class MemberName {

    /** True if the plain name [from, to) is this one. */
    static boolean equals(byte[] text, int from, int to, String name) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (text[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True if the plain name [from, to) is this one but for case. */
    static boolean equalsIgnoringCase(byte[] text, int from, int to, String name) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (lower(text[from + i]) != lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** True if the plain names at both places, of one length, are the same but for case. */
    static boolean equalsIgnoringCase(byte[] text, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            if (lower(text[one + i]) != lower(text[other + i])) {
                return false;
            }
        }
        return true;
    }

    /** Upper then lower, so that letters with several lower-case forms (long s, Kelvin sign) meet. */
    static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? (c | 0x20) : c;
    }

    private MemberName() {}
}
