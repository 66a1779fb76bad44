// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;

/**
 * The string, number or literal that a push-fed scan stands in, as strict as {@link Tokens} and kept across the borders
 * of chunks. Not thread-safe; allocates nothing.
 */
final class OpenToken {

    private enum State {
        NONE,
        STRING,
        ESCAPE,
        HEX,
        CONTINUATION,
        MINUS,
        ZERO,
        INTEGER,
        POINT,
        FRACTION,
        EXPONENT,
        SIGN,
        POWER,
        LITERAL
    }

    private static final int CONTINUATION_LOW = 0x80;
    private static final int CONTINUATION_HIGH = 0xBF;

    private State state = State.NONE;
    private int missing;
    private int low;
    private int high;
    private String literal = "";

    boolean isOpen() {
        return state != State.NONE;
    }

    /** Whether what has come is a whole number, which only the next byte can end. */
    boolean endsAnywhere() {
        return switch (state) {
            case ZERO, INTEGER, FRACTION, POWER -> true;
            case NONE, STRING, ESCAPE, HEX, CONTINUATION, MINUS, POINT, EXPONENT, SIGN, LITERAL -> false;
        };
    }

    /** Begins the token of this first byte; false if none begins with it. */
    boolean begin(int first) {
        switch (first) {
            case '"' -> state = State.STRING;
            case '-' -> state = State.MINUS;
            case '0' -> state = State.ZERO;
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> {
                if (!isDigit(first)) {
                    return false;
                }
                state = State.INTEGER;
            }
        }
        return true;
    }

    /** Passes what belongs to the token; the index behind it, which is {@code end} as long as it may go on. */
    int pass(byte[] bytes, int from, int end) throws MalformedJson {
        int at = from;
        while (at < end && isOpen()) {
            at = switch (state) {
                case STRING -> string(bytes, at, end);
                case ESCAPE -> escape(bytes, at);
                case HEX -> hex(bytes, at);
                case CONTINUATION -> continuation(bytes, at);
                case LITERAL -> literal(bytes, at);
                case NONE, MINUS, ZERO, INTEGER, POINT, FRACTION, EXPONENT, SIGN, POWER -> number(bytes, at);
            };
        }
        return at;
    }

    private void literal(String expected) {
        state = State.LITERAL;
        literal = expected;
        missing = expected.length() - 1;
    }

    private int literal(byte[] bytes, int at) throws MalformedJson {
        if (bytes[at] != literal.charAt(literal.length() - missing)) {
            throw unexpected(at, literal);
        }
        if (--missing == 0) {
            state = State.NONE;
        }
        return at + 1;
    }

    private int string(byte[] bytes, int from, int end) throws MalformedJson {
        int at = PlainRun.end(bytes, from, end);
        if (at == end) {
            return at;
        }
        int here = bytes[at] & 0xFF;
        if (here == '"') {
            state = State.NONE;
        } else if (here == '\\') {
            state = State.ESCAPE;
        } else if (here >= 0x80) {
            lead(here, at);
        } else {
            throw unexpected(at, "an escaped control character");
        }
        return at + 1;
    }

    private int escape(byte[] bytes, int at) throws MalformedJson {
        switch (bytes[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> state = State.STRING;
            case 'u' -> {
                state = State.HEX;
                missing = 4;
            }
            default -> throw unexpected(at, "an escape: one of \" \\ / b f n r t u");
        }
        return at + 1;
    }

    private int hex(byte[] bytes, int at) throws MalformedJson {
        if (Character.digit(bytes[at] & 0xFF, 16) < 0) {
            throw unexpected(at, "four hexadecimal digits");
        }
        if (--missing == 0) {
            state = State.STRING;
        }
        return at + 1;
    }

    private void lead(int lead, int at) throws MalformedJson {
        if (lead < 0xC2 || lead > 0xF4) {
            throw notUtf8(at);
        }
        missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : CONTINUATION_LOW;
        high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : CONTINUATION_HIGH;
        state = State.CONTINUATION;
    }

    private int continuation(byte[] bytes, int at) throws MalformedJson {
        int here = bytes[at] & 0xFF;
        if (here < low || here > high) {
            throw notUtf8(at);
        }
        low = CONTINUATION_LOW;
        high = CONTINUATION_HIGH;
        if (--missing == 0) {
            state = State.STRING;
        }
        return at + 1;
    }

    /** Passes one byte of a number, or ends it before a byte that is none of its. */
    private int number(byte[] bytes, int at) throws MalformedJson {
        var next = afterNumber(bytes[at] & 0xFF);
        if (next == State.NONE && !endsAnywhere()) {
            throw unexpected(at, "a digit");
        }
        state = next;
        return next == State.NONE ? at : at + 1;
    }

    private State afterNumber(int here) {
        boolean digit = isDigit(here);
        return switch (state) {
            case MINUS -> here == '0' ? State.ZERO : digit ? State.INTEGER : State.NONE;
            case ZERO -> here == '.' ? State.POINT : isExponent(here) ? State.EXPONENT : State.NONE;
            case INTEGER ->
                digit ? State.INTEGER : here == '.' ? State.POINT : isExponent(here) ? State.EXPONENT : State.NONE;
            case POINT -> digit ? State.FRACTION : State.NONE;
            case FRACTION -> digit ? State.FRACTION : isExponent(here) ? State.EXPONENT : State.NONE;
            case EXPONENT -> digit ? State.POWER : here == '+' || here == '-' ? State.SIGN : State.NONE;
            case SIGN, POWER -> digit ? State.POWER : State.NONE;
            case NONE, STRING, ESCAPE, HEX, CONTINUATION, LITERAL -> State.NONE;
        };
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isExponent(int b) {
        return (b | 0x20) == 'e';
    }

    private static MalformedJson notUtf8(int at) {
        return new MalformedJson(Kind.ENCODING, at, "not UTF-8");
    }

    private static MalformedJson unexpected(int at, String expected) {
        return new MalformedJson(Kind.SYNTAX, at, "another byte (expected: " + expected + ")");
    }
}
