// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;
import java.util.HexFormat;

/** The place a scan has come to in its text, and how it passes what stands there: strings, numbers, literals. */
final class Tokens {

    static final int END_OF_TEXT = -1;

    private final byte[] text;
    private final int end;
    private int at;
    private boolean plain;

    Tokens(byte[] text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    byte[] text() {
        return text;
    }

    /** Index of the current byte. */
    int at() {
        return at;
    }

    /** The current byte, 0 to 255, or {@link #END_OF_TEXT}. */
    int current() {
        return at < end ? text[at] & 0xFF : END_OF_TEXT;
    }

    void advance() {
        at++;
    }

    /** True if the string passed last is ASCII without escapes, so that its bytes are its characters. */
    boolean wasPlain() {
        return plain;
    }

    /** Passes the string whose opening quote is current. */
    void string() throws MalformedJson {
        plain = true;
        int next = at + 1;
        while (true) {
            next = PlainRun.end(text, next, end);
            at = next;
            int byteHere = current();
            if (byteHere == '"') {
                at++;
                return;
            }
            next = byteHere == '\\' ? escape() : byteHere >= 0x80 ? multiByte() : refuseControl();
        }
    }

    private int escape() throws MalformedJson {
        plain = false;
        at++;
        return switch (current()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hexDigits();
            default -> throw unexpected("an escape: one of \" \\ / b f n r t u");
        };
    }

    private int hexDigits() throws MalformedJson {
        for (int i = 0; i < 4; i++) {
            at++;
            if (Character.digit(current(), 16) < 0) {
                throw unexpected("four hexadecimal digits");
            }
        }
        return at + 1;
    }

    private int multiByte() throws MalformedJson {
        plain = false;
        int after = Utf8.skip(text, at, end);
        if (after == Utf8.MALFORMED) {
            throw new MalformedJson(Kind.ENCODING, at, "not UTF-8");
        }
        return after;
    }

    private int refuseControl() throws MalformedJson {
        throw unexpected(current() == END_OF_TEXT ? "the rest of a string" : "an escaped control character");
    }

    void number() throws MalformedJson {
        if (current() == '-') {
            at++;
        }
        if (current() == '0') {
            at++;
        } else {
            digits();
        }
        if (current() == '.') {
            at++;
            digits();
        }
        if ((current() | 0x20) == 'e') {
            at++;
            if (current() == '+' || current() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws MalformedJson {
        if (!isDigit(current())) {
            throw unexpected("a digit");
        }
        do {
            at++;
        } while (isDigit(current()));
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    void literal(String literal) throws MalformedJson {
        for (int i = 0; i < literal.length(); i++) {
            if (current() != literal.charAt(i)) {
                throw unexpected(literal);
            }
            at++;
        }
    }

    void skipWhitespace() {
        while (at < end && isWhitespace(text[at])) {
            at++;
        }
    }

    private static boolean isWhitespace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    void refuseByteOrderMark() throws MalformedJson {
        if (end - at >= 3 && text[at] == (byte) 0xEF && text[at + 1] == (byte) 0xBB && text[at + 2] == (byte) 0xBF) {
            throw new MalformedJson(Kind.ENCODING, at, "byte order mark (expected: a JSON value)");
        }
    }

    /** What to throw when the current byte is another than this. */
    MalformedJson unexpected(String expected) {
        return new MalformedJson(Kind.SYNTAX, at, describe(current()) + " (expected: " + expected + ")");
    }

    private static String describe(int b) {
        if (b == END_OF_TEXT) {
            return "end of the text";
        }
        return b > ' ' && b < 0x7F
                ? "'" + (char) b + "'"
                : "byte 0x" + HexFormat.of().toHexDigits((byte) b);
    }
}
