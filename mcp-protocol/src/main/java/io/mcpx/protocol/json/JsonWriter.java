// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes compact JSON for messages of our own; commas and colons come by themselves. Not thread-safe. */
public final class JsonWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private boolean comma;
    private int open;

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
        out.writeBytes(quote(name));
        out.write(':');
        comma = false;
        return this;
    }

    public JsonWriter string(String value) {
        return raw(quote(value));
    }

    public JsonWriter number(long value) {
        return raw(Long.toString(value).getBytes(UTF_8));
    }

    public JsonWriter bool(boolean value) {
        return raw((value ? "true" : "false").getBytes(UTF_8));
    }

    public JsonWriter nul() {
        return raw("null".getBytes(UTF_8));
    }

    /** A value that is JSON already; it is not checked. */
    public JsonWriter raw(byte[] json) {
        separate();
        out.writeBytes(json);
        return this;
    }

    public JsonWriter raw(Slice json) {
        separate();
        out.write(json.source(), json.from(), json.length());
        return this;
    }

    /** The text written so far; fails with an {@link IllegalStateException} while an object or array is open. */
    public byte[] toBytes() {
        if (open != 0) {
            throw new IllegalStateException("still open: " + open + " (expected: every object and array ended)");
        }
        return out.toByteArray();
    }

    /** {@link #toBytes()} as a value. */
    public Slice toSlice() {
        return Slice.trusted(toBytes());
    }

    /** The string as JSON, with its quotes. A lone surrogate is written as an escape, so that nothing is lost. */
    public static byte[] quote(String value) {
        var quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            appendEscaped(quoted, value, i);
        }
        return quoted.append('"').toString().getBytes(UTF_8);
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
        out.write(bracket);
        open++;
        comma = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        out.write(bracket);
        open--;
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.write(',');
        }
        comma = true;
    }
}
