// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one JSON value: checks all of it, and records the members the outline asks for.
 *
 * <p>Not thread-safe; allocates nothing for what is not recorded.
 */
final class Scan {

    private final Tokens tokens;
    private final int maxDepth;
    private int depth;

    /** A scan of the value that begins at or after {@code from} and ends before {@code end}. */
    Scan(byte[] text, int from, int end, int maxDepth) {
        this.tokens = new Tokens(text, from, end);
        this.maxDepth = maxDepth;
    }

    /** The one value of the text; nothing but white space may stand around it. */
    Slice only(@Nullable Outline outline) throws MalformedJson {
        tokens.refuseByteOrderMark();
        tokens.skipWhitespace();
        int from = tokens.at();
        var object = recordedValue(outline);
        int to = tokens.at();
        tokens.skipWhitespace();
        if (tokens.current() != Tokens.END_OF_TEXT) {
            throw tokens.unexpected("the end of the text");
        }
        return object == null ? new Slice(tokens.text(), from, to) : object.slice();
    }

    /** Passes the next value; its first byte is the current one. */
    void value() throws MalformedJson {
        switch (tokens.current()) {
            case '"' -> tokens.string();
            case '{' -> object();
            case '[' -> array();
            case 't' -> tokens.literal("true");
            case 'f' -> tokens.literal("false");
            case 'n' -> tokens.literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> tokens.number();
            default -> throw tokens.unexpected("a JSON value");
        }
    }

    int at() {
        return tokens.at();
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
        if (outline != null && tokens.current() == '{') {
            return recordedObject(outline);
        }
        value();
        return null;
    }

    /** Passes the object at the current byte and records its members. */
    JsonObject recordedObject(Outline outline) throws MalformedJson {
        int from = tokens.at();
        var members = new MemberTable();
        if (enter('}')) {
            do {
                recordMember(members, outline);
            } while (nextMember());
        }
        var object = new JsonObject(tokens.text(), from, tokens.at(), members);
        if (outline.isStrict()) {
            object.refuseRepeatedNames();
        }
        return object;
    }

    private void recordMember(MemberTable members, Outline outline) throws MalformedJson {
        int nameFrom = tokens.at() + 1;
        int nameTo = name();
        members.addName(nameFrom, nameTo, tokens.wasPlain());
        int valueFrom = tokens.at();
        var child = recordedValue(outline.of(tokens.text(), members, members.size() - 1));
        members.setLastValue(valueFrom, tokens.at(), child);
    }

    /** Passes a name and its colon up to the value; the index of the closing quote. */
    private int name() throws MalformedJson {
        if (tokens.current() != '"') {
            throw tokens.unexpected("a member name");
        }
        tokens.string();
        int closing = tokens.at() - 1;
        tokens.skipWhitespace();
        if (tokens.current() != ':') {
            throw tokens.unexpected("':'");
        }
        tokens.advance();
        tokens.skipWhitespace();
        return closing;
    }

    private boolean nextMember() throws MalformedJson {
        return next('}', "',' or '}'");
    }

    private boolean enter(char close) throws MalformedJson {
        if (++depth > maxDepth) {
            throw new MalformedJson(Kind.LIMIT, tokens.at(), "nesting deeper than " + maxDepth + " levels");
        }
        tokens.advance();
        tokens.skipWhitespace();
        return tokens.current() != close || leave();
    }

    private boolean next(char close, String expected) throws MalformedJson {
        tokens.skipWhitespace();
        int byteHere = tokens.current();
        if (byteHere == ',') {
            tokens.advance();
            tokens.skipWhitespace();
            return true;
        }
        if (byteHere == close) {
            return leave();
        }
        throw tokens.unexpected(expected);
    }

    private boolean leave() {
        depth--;
        tokens.advance();
        return false;
    }
}
