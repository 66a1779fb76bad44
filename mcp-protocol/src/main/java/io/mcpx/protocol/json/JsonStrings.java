// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Decodes the inside of a JSON string that was already scanned. */
final class JsonStrings {

    /** The characters of [from, to), which lies between the quotes. A lone surrogate escape stays a lone surrogate. */
    static String decode(byte[] text, int from, int to) {
        int escape = nextEscape(text, from, to);
        return escape == to ? new String(text, from, to - from, UTF_8) : unescape(text, from, to, escape);
    }

    private static String unescape(byte[] text, int from, int to, int firstEscape) {
        var decoded = new StringBuilder(to - from);
        int plain = from;
        for (int escape = firstEscape; escape < to; escape = nextEscape(text, plain, to)) {
            decoded.append(new String(text, plain, escape - plain, UTF_8));
            byte kind = text[escape + 1];
            decoded.append(kind == 'u' ? codeUnit(text, escape + 2) : simple(kind));
            plain = escape + (kind == 'u' ? 6 : 2);
        }
        return decoded.append(new String(text, plain, to - plain, UTF_8)).toString();
    }

    private static int nextEscape(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '\\') {
            at++;
        }
        return at;
    }

    private static char codeUnit(byte[] text, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            unit = unit << 4 | Character.digit(text[i], 16);
        }
        return (char) unit;
    }

    private static char simple(byte kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) kind;
        };
    }

    private JsonStrings() {}
}
