// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.OptionalLong;

/** Reads integral values out of scanned numbers, in time linear in their text whatever the exponent says. */
final class JsonNumbers {

    private static final int EXPONENT_BOUND = Integer.MAX_VALUE / 2;

    /** The value, if it is a whole number in the range of long: 42, 42.0 and 4.2e1 are all 42. */
    static OptionalLong asLong(byte[] text, int from, int to) {
        boolean negative = text[from] == '-';
        int exponentAt = indexOfExponent(text, from, to);
        long exponent = exponentAt == to ? 0 : exponent(text, exponentAt + 1, to);
        var digits = new StringBuilder();
        boolean fraction = false;
        for (int i = negative ? from + 1 : from; i < exponentAt; i++) {
            if (text[i] == '.') {
                fraction = true;
            } else {
                digits.append((char) text[i]);
                exponent -= fraction ? 1 : 0;
            }
        }
        return integral(negative, digits.toString(), exponent);
    }

    /** The number that {@code digits * 10^exponent} is, without the zeros at either end. */
    private static OptionalLong integral(boolean negative, String digits, long exponent) {
        int from = 0;
        int to = digits.length();
        while (from < to && digits.charAt(from) == '0') {
            from++;
        }
        if (from == to) {
            return OptionalLong.of(0);
        }
        while (digits.charAt(to - 1) == '0') {
            to--;
        }
        long zeros = exponent + (digits.length() - to);
        if (zeros < 0 || to - from + zeros > 19) {
            return OptionalLong.empty();
        }
        return parse((negative ? "-" : "") + digits.substring(from, to) + "0".repeat((int) zeros));
    }

    private static OptionalLong parse(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException outOfRange) {
            return OptionalLong.empty();
        }
    }

    private static int indexOfExponent(byte[] text, int from, int to) {
        int at = from;
        while (at < to && (text[at] | 0x20) != 'e') {
            at++;
        }
        return at;
    }

    /** Held at a bound no text can outweigh with digits. */
    private static long exponent(byte[] text, int from, int to) {
        boolean signed = text[from] == '-' || text[from] == '+';
        long value = 0;
        for (int i = signed ? from + 1 : from; i < to; i++) {
            value = Math.min(value * 10 + (text[i] - '0'), EXPONENT_BOUND * 4L);
        }
        return text[from] == '-' ? -value : value;
    }

    private JsonNumbers() {}
}
