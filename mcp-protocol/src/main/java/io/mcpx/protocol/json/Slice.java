// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes [from, to) of a scanned JSON text: exactly one value, without white space around it.
 *
 * <p>Nothing is copied or decoded until asked for. Thread-safe as long as nobody changes the source array. Two slices
 * are equal when their bytes are.
 */
public final class Slice {

    private final byte[] source;
    private final int from;
    private final int to;
    private @Nullable JsonObject object;

    Slice(byte[] source, int from, int to) {
        this(source, from, to, null);
    }

    Slice(byte[] source, int from, int to, @Nullable JsonObject object) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.object = object;
    }

    /** Scans the text; there is no limit but that of nesting, {@value JsonLimits#DEEPEST}. */
    public static Slice of(byte[] json) throws MalformedJson {
        return JsonScanner.scan(json, JsonLimits.NONE);
    }

    /** Scans the text; there is no limit but that of nesting, {@value JsonLimits#DEEPEST}. */
    public static Slice of(String json) throws MalformedJson {
        return of(json.getBytes(UTF_8));
    }

    /** A value of our own code; fails with an {@link IllegalArgumentException} if it is not JSON. */
    public static Slice trusted(byte[] json) {
        try {
            return of(json);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.clientMessage(), e);
        }
    }

    /** A value of our own code; fails with an {@link IllegalArgumentException} if it is not JSON. */
    public static Slice trusted(String json) {
        return trusted(json.getBytes(UTF_8));
    }

    /** A value of our own code, of which the outline is recorded at once; fails like {@link #trusted(byte[])}. */
    static Slice trusted(byte[] json, Outline outline) {
        try {
            return JsonScanner.scan(json, JsonLimits.NONE, outline);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.clientMessage(), e);
        }
    }

    /** A number of our own code. */
    public static Slice of(long number) {
        var digits = Long.toString(number).getBytes(US_ASCII);
        return new Slice(digits, 0, digits.length);
    }

    /** The whole array this is a part of; not a copy. */
    public byte[] source() {
        return source;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    /** A copy of the value's bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(source, from, to);
    }

    /** The value as JSON text. */
    public String text() {
        return new String(source, from, length(), UTF_8);
    }

    public boolean isString() {
        return source[from] == '"';
    }

    public boolean isNumber() {
        return source[from] == '-' || (source[from] >= '0' && source[from] <= '9');
    }

    public boolean isObject() {
        return source[from] == '{';
    }

    public boolean isArray() {
        return source[from] == '[';
    }

    public boolean isNull() {
        return source[from] == 'n';
    }

    public boolean isTrue() {
        return source[from] == 't';
    }

    public boolean isFalse() {
        return source[from] == 'f';
    }

    /** The decoded string; fails with an {@link IllegalStateException} if this is none. */
    public String asString() {
        require(isString(), "a string");
        return JsonStrings.decode(source, from + 1, to - 1);
    }

    /** The value of a number that is whole (42, 42.0, 4.2e1) and fits; empty for any other number or value. */
    public OptionalLong asLong() {
        return isNumber() ? JsonNumbers.asLong(source, from, to) : OptionalLong.empty();
    }

    /**
     * The object's members; fails with an {@link IllegalStateException} if this is none. Of a repeated name the last
     * member is found, as by most readers; see {@link #asStrictObject()}.
     */
    public JsonObject asObject() {
        require(isObject(), "an object");
        var known = object;
        if (known == null) {
            known = unchecked(scan -> scan.recordedObject(Outline.LENIENT));
            object = known;
        }
        return known;
    }

    /**
     * The object's members, refused if a name is repeated (escapes decoded, case disregarded); fails with an
     * {@link IllegalStateException} if this is no object.
     */
    public JsonObject asStrictObject() throws MalformedJson {
        var members = asObject();
        members.refuseRepeatedNames();
        return members;
    }

    /** The array's elements; fails with an {@link IllegalStateException} if this is none. */
    public List<Slice> asArray() {
        require(isArray(), "an array");
        return unchecked(this::elements);
    }

    private List<Slice> elements(Scan scan) throws MalformedJson {
        var elements = new ArrayList<Slice>();
        if (scan.enterArray()) {
            do {
                int start = scan.at();
                scan.value();
                elements.add(new Slice(source, start, scan.at()));
            } while (scan.nextElement());
        }
        return List.copyOf(elements);
    }

    /** True if both are the same bytes: equal values may still differ in spelling. */
    public boolean contentEquals(Slice other) {
        return Arrays.equals(source, from, to, other.source, other.from, other.to);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slice slice && contentEquals(slice);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        return hash;
    }

    /** The JSON text, shortened: payloads do not belong in logs. */
    @Override
    public String toString() {
        return length() <= 64 ? text() : new String(source, from, 48, UTF_8) + "… (" + length() + " bytes)";
    }

    private void require(boolean is, String expected) {
        if (!is) {
            throw new IllegalStateException(
                    "JSON value begins with '" + (char) source[from] + "' (expected: " + expected + ")");
        }
    }

    private <T> T unchecked(Pass<T> pass) {
        try {
            return pass.over(new Scan(source, from, to, JsonLimits.DEEPEST));
        } catch (MalformedJson e) {
            throw new IllegalStateException("a scanned text was changed", e);
        }
    }

    private interface Pass<T> {
        T over(Scan scan) throws MalformedJson;
    }
}
