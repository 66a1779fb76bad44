// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;

/**
 * Checks one JSON text that is fed in chunks of any size, exactly as strictly as {@link JsonScanner}, and tells of the
 * members of the outermost object and of the objects right inside it as they pass. What it holds does not grow with the
 * text. Offsets in failures count from the beginning of the chunk. Not thread-safe; of no further use after a failure.
 */
public final class PushScan {

    /**
     * Who is told what passes, within {@link #feed}. Members of the outermost object are on level 1, theirs on level 2.
     */
    public interface Members {

        /** A member's name, with its quotes. */
        void name(int level, Kept name);

        /** Its value begins at this index of the chunk with this byte. */
        void begins(int level, int first, int at);

        /**
         * Its value has ended before this index of the chunk.
         *
         * @param scalar the value, which is not kept of objects and arrays
         */
        void ends(int level, int at, Kept scalar);
    }

    private enum Expected {
        VALUE,
        FIRST_ELEMENT,
        FIRST_NAME,
        NAME,
        COLON,
        MORE,
        NOTHING
    }

    private static final int REPORTED_LEVELS = 2;

    private final Members members;
    private final int maxDepth;
    private final long[] objects = new long[(JsonLimits.DEEPEST >> 6) + 1];
    private final OpenToken token = new OpenToken();
    private final Kept kept = new Kept();
    private Expected expected = Expected.VALUE;
    private int depth;
    private boolean inName;

    public PushScan(int maxDepth, Members members) {
        this.maxDepth = maxDepth;
        this.members = members;
    }

    /** Takes the bytes [from, to). */
    public void feed(byte[] bytes, int from, int to) throws MalformedJson {
        int at = from;
        while (at < to) {
            at = token.isOpen() ? token(bytes, at, to) : structure(bytes, at);
        }
    }

    /** The text has ended. */
    public void end() throws MalformedJson {
        boolean whole = token.isOpen() ? depth == 0 && token.endsAnywhere() : expected == Expected.NOTHING;
        if (!whole) {
            throw new MalformedJson(Kind.SYNTAX, 0, "end of the text (expected: the rest of a value)");
        }
    }

    private int token(byte[] bytes, int from, int to) throws MalformedJson {
        int at = token.pass(bytes, from, to);
        kept.add(bytes, from, at);
        if (!token.isOpen()) {
            tokenEnded(at);
        }
        return at;
    }

    private void tokenEnded(int at) {
        if (inName) {
            inName = false;
            expected = Expected.COLON;
            if (isReported()) {
                members.name(depth, kept);
            }
        } else {
            valueEnded(at);
        }
    }

    private int structure(byte[] bytes, int at) throws MalformedJson {
        int here = bytes[at] & 0xFF;
        if (here == ' ' || here == '\n' || here == '\r' || here == '\t') {
            return at + 1;
        }
        switch (expected) {
            case VALUE -> value(here, at);
            case FIRST_ELEMENT -> firstElement(here, at);
            case FIRST_NAME -> firstName(here, at);
            case NAME -> name(here, at);
            case COLON -> colon(here, at);
            case MORE -> more(here, at);
            case NOTHING -> throw unexpected(at, "the end of the text");
        }
        return at + 1;
    }

    private void value(int first, int at) throws MalformedJson {
        if (isReported()) {
            members.begins(depth, first, at);
        }
        if (first == '{' || first == '[') {
            enter(first == '{', at);
        } else if (token.begin(first)) {
            kept.begin(first, isReported());
        } else {
            throw unexpected(at, "a JSON value");
        }
    }

    private void firstElement(int here, int at) throws MalformedJson {
        if (here == ']') {
            leave(at);
        } else {
            value(here, at);
        }
    }

    private void firstName(int here, int at) throws MalformedJson {
        if (here == '}') {
            leave(at);
        } else {
            name(here, at);
        }
    }

    private void name(int here, int at) throws MalformedJson {
        if (here != '"') {
            throw unexpected(at, "a member name");
        }
        inName = true;
        token.begin(here);
        kept.begin(here, isReported());
    }

    private void colon(int here, int at) throws MalformedJson {
        if (here != ':') {
            throw unexpected(at, "':'");
        }
        expected = Expected.VALUE;
    }

    private void more(int here, int at) throws MalformedJson {
        boolean object = isObject();
        if (here == ',') {
            expected = object ? Expected.NAME : Expected.VALUE;
        } else if (here == (object ? '}' : ']')) {
            leave(at);
        } else {
            throw unexpected(at, object ? "',' or '}'" : "',' or ']'");
        }
    }

    private void enter(boolean object, int at) throws MalformedJson {
        if (++depth > maxDepth) {
            throw new MalformedJson(Kind.LIMIT, at, "nesting deeper than " + maxDepth + " levels");
        }
        long bit = 1L << depth;
        objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
        expected = object ? Expected.FIRST_NAME : Expected.FIRST_ELEMENT;
    }

    private void leave(int at) {
        depth--;
        kept.begin(0, false);
        valueEnded(at + 1);
    }

    private void valueEnded(int at) {
        expected = depth == 0 ? Expected.NOTHING : Expected.MORE;
        if (isReported()) {
            members.ends(depth, at, kept);
        }
    }

    /** Whether what stands here is a member of the outermost object, or of an object that is one. */
    private boolean isReported() {
        return depth > 0 && depth <= REPORTED_LEVELS && isObject(1) && isObject();
    }

    private boolean isObject() {
        return isObject(depth);
    }

    private boolean isObject(int level) {
        return (objects[level >> 6] & 1L << level) != 0;
    }

    private static MalformedJson unexpected(int at, String expected) {
        return new MalformedJson(Kind.SYNTAX, at, "another byte (expected: " + expected + ")");
    }
}
