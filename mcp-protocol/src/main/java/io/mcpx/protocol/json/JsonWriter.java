// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes compact JSON for messages of our own; commas and colons come by themselves. Not thread-safe. */
public final class JsonWriter {

    private static final int USUAL = 256;
    private static final int LONGEST_GUESS = 1 << 30;
    private static final byte[] TRUE = "true".getBytes(UTF_8);
    private static final byte[] FALSE = "false".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);

    private byte[] out;
    private int length;
    private boolean comma;
    private int open;

    public JsonWriter() {
        this(USUAL);
    }

    /** @param expected how many bytes there will be, at a guess */
    public JsonWriter(int expected) {
        this.out = new byte[expected];
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    /** The name of the next member; its value has to follow. */
    public JsonWriter name(String name) {
        separate();
        quoted(name);
        write(':');
        comma = false;
        return this;
    }

    public JsonWriter string(String value) {
        separate();
        quoted(value);
        return this;
    }

    public JsonWriter number(long value) {
        return raw(Long.toString(value).getBytes(UTF_8));
    }

    public JsonWriter bool(boolean value) {
        return raw(value ? TRUE : FALSE);
    }

    public JsonWriter nul() {
        return raw(NULL);
    }

    /** A value that is JSON already; it is not checked. */
    public JsonWriter raw(byte[] json) {
        separate();
        write(json, 0, json.length);
        return this;
    }

    public JsonWriter raw(Slice json) {
        separate();
        write(json.source(), json.from(), json.length());
        return this;
    }

    /** The text written so far; fails with an {@link IllegalStateException} while an object or array is open. */
    public byte[] toBytes() {
        if (open != 0) {
            throw new IllegalStateException("still open: " + open + " (expected: every object and array ended)");
        }
        return Arrays.copyOf(out, length);
    }

    /** {@link #toBytes()} as a value. */
    public Slice toSlice() {
        return Slice.trusted(toBytes());
    }

    /** The string as JSON, with its quotes. A lone surrogate is written as an escape, so that nothing is lost. */
    public static byte[] quote(String value) {
        if (isPlain(value)) {
            var plain = new byte[value.length() + 2];
            writePlain(value, plain, 0);
            return plain;
        }
        return escaped(value).getBytes(UTF_8);
    }

    /** Whether the characters are bytes in JSON as they are. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void writePlain(String value, byte[] out, int from) {
        out[from] = '"';
        for (int i = 0; i < value.length(); i++) {
            out[from + 1 + i] = (byte) value.charAt(i);
        }
        out[from + 1 + value.length()] = '"';
    }

    private static String escaped(String value) {
        var quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            appendEscaped(quoted, value, i);
        }
        return quoted.append('"').toString();
    }

    private static void appendEscaped(StringBuilder quoted, String value, int i) {
        char c = value.charAt(i);
        switch (c) {
            case '"', '\\' -> quoted.append('\\').append(c);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < ' ' || isLoneSurrogate(value, i)) {
                    quoted.append("\\u%04x".formatted((int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }

    private static boolean isLoneSurrogate(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    private JsonWriter begin(char bracket) {
        separate();
        write(bracket);
        open++;
        comma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        write(bracket);
        open--;
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            write(',');
        }
        comma = true;
    }

    private void quoted(String value) {
        if (isPlain(value)) {
            ensure(value.length() + 2);
            writePlain(value, out, length);
            length += value.length() + 2;
        } else {
            var bytes = escaped(value).getBytes(UTF_8);
            write(bytes, 0, bytes.length);
        }
    }

    private void write(char ascii) {
        ensure(1);
        out[length++] = (byte) ascii;
    }

    private void write(byte[] bytes, int from, int count) {
        ensure(count);
        System.arraycopy(bytes, from, out, length, count);
        length += count;
    }

    private void ensure(int more) {
        int needed = Math.addExact(length, more);
        if (needed > out.length) {
            out = Arrays.copyOf(out, Math.clamp(out.length * 2L, needed, Math.max(needed, LONGEST_GUESS)));
        }
    }
}
