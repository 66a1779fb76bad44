// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one JSON value: checks all of it, and records the members the outline asks for.
 *
 * <p>Not thread-safe; allocates nothing for what is not recorded.
 */
final class Scan {

    private static final int END_OF_TEXT = -1;

    private final byte[] text;
    private final int end;
    private final int maxDepth;
    private int at;
    private int depth;
    private boolean escaped;

    /** A scan of the value that begins at or after {@code from} and ends before {@code end}. */
    Scan(byte[] text, int from, int end, int maxDepth) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.maxDepth = maxDepth;
    }

    /** The one value of the text; nothing but white space may stand around it. */
    Slice only(@Nullable Outline outline) throws MalformedJson {
        refuseByteOrderMark();
        skipWhitespace();
        int from = at;
        var object = recordedValue(outline);
        int to = at;
        skipWhitespace();
        if (at < end) {
            throw unexpected("the end of the text");
        }
        return object == null ? new Slice(text, from, to) : object.slice();
    }

    /** Passes the next value; its first byte is the current one. */
    void value() throws MalformedJson {
        switch (current()) {
            case '"' -> string();
            case '{' -> object();
            case '[' -> array();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("a JSON value");
        }
    }

    int at() {
        return at;
    }

    /** Enters the array at the current byte; true if it has an element, which is then current. */
    boolean enterArray() throws MalformedJson {
        return enter(']');
    }

    /** Passes the comma to the next element, or the closing bracket. */
    boolean nextElement() throws MalformedJson {
        return next(']', "',' or ']'");
    }

    private void array() throws MalformedJson {
        if (enterArray()) {
            do {
                value();
            } while (nextElement());
        }
    }

    private void object() throws MalformedJson {
        if (enter('}')) {
            do {
                name();
                value();
            } while (nextMember());
        }
    }

    private @Nullable JsonObject recordedValue(@Nullable Outline outline) throws MalformedJson {
        if (outline != null && at < end && text[at] == '{') {
            return recordedObject(outline);
        }
        value();
        return null;
    }

    /** Passes the object at the current byte and records its members. */
    JsonObject recordedObject(Outline outline) throws MalformedJson {
        int from = at;
        var members = new MemberTable();
        if (enter('}')) {
            do {
                recordMember(members, outline);
            } while (nextMember());
        }
        var object = new JsonObject(text, from, at, members);
        if (outline.isStrict()) {
            object.refuseRepeatedNames();
        }
        return object;
    }

    private void recordMember(MemberTable members, Outline outline) throws MalformedJson {
        int nameFrom = at + 1;
        int nameTo = name();
        members.addName(nameFrom, nameTo, escaped);
        int valueFrom = at;
        var child = recordedValue(outline.of(text, members, members.size() - 1));
        members.setLastValue(valueFrom, at, child);
    }

    /** Passes a name and its colon up to the value; the index of the closing quote. */
    private int name() throws MalformedJson {
        if (current() != '"') {
            throw unexpected("a member name");
        }
        string();
        int closing = at - 1;
        skipWhitespace();
        if (current() != ':') {
            throw unexpected("':'");
        }
        at++;
        skipWhitespace();
        return closing;
    }

    private boolean nextMember() throws MalformedJson {
        return next('}', "',' or '}'");
    }

    private boolean enter(char close) throws MalformedJson {
        if (++depth > maxDepth) {
            throw new MalformedJson(Kind.LIMIT, at, "nesting deeper than " + maxDepth + " levels");
        }
        at++;
        skipWhitespace();
        return current() != close || leave();
    }

    private boolean next(char close, String expected) throws MalformedJson {
        skipWhitespace();
        int byteHere = current();
        if (byteHere == ',') {
            at++;
            skipWhitespace();
            return true;
        }
        if (byteHere == close) {
            return leave();
        }
        throw unexpected(expected);
    }

    private boolean leave() {
        depth--;
        at++;
        return false;
    }

    private void string() throws MalformedJson {
        escaped = false;
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
        escaped = true;
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
        int after = Utf8.skip(text, at, end);
        if (after == Utf8.MALFORMED) {
            throw new MalformedJson(Kind.ENCODING, at, "not UTF-8");
        }
        return after;
    }

    private int refuseControl() throws MalformedJson {
        throw unexpected(current() == END_OF_TEXT ? "the rest of a string" : "an escaped control character");
    }

    private void number() throws MalformedJson {
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

    private void literal(String literal) throws MalformedJson {
        for (int i = 0; i < literal.length(); i++) {
            if (current() != literal.charAt(i)) {
                throw unexpected(literal);
            }
            at++;
        }
    }

    private void skipWhitespace() {
        while (at < end && isWhitespace(text[at])) {
            at++;
        }
    }

    private static boolean isWhitespace(byte b) {
        return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
    }

    private int current() {
        return at < end ? text[at] & 0xFF : END_OF_TEXT;
    }

    private void refuseByteOrderMark() throws MalformedJson {
        if (end - at >= 3 && text[at] == (byte) 0xEF && text[at + 1] == (byte) 0xBB && text[at + 2] == (byte) 0xBF) {
            throw new MalformedJson(Kind.ENCODING, at, "byte order mark (expected: a JSON value)");
        }
    }

    private MalformedJson unexpected(String expected) {
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
