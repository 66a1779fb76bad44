// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow, and the few searches in them that are needed here. Used by one thread. */
public final class Bytes {

    private byte[] array;
    private int length;

    public Bytes(int capacity) {
        array = new byte[capacity];
    }

    public int length() {
        return length;
    }

    /** Forgets what is in it. */
    public Bytes clear() {
        length = 0;
        return this;
    }

    /** Forgets what follows these first ones. */
    public void truncate(int kept) {
        length = kept;
    }

    public Bytes put(byte[] added) {
        return put(added, 0, added.length);
    }

    /** Adds the bytes from one index to another, which is not included. */
    public Bytes put(byte[] source, int from, int to) {
        int added = to - from;
        if (array.length - length < added) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + added));
        }
        System.arraycopy(source, from, array, length, added);
        length += added;
        return this;
    }

    public Bytes put(Bytes source, int from, int to) {
        return put(source.array, from, to);
    }

    /** Adds text of ISO 8859-1. */
    public Bytes put(String text) {
        return put(text.getBytes(ISO_8859_1));
    }

    /** Its content, not copied: good until the next change. */
    public ByteBuffer view() {
        return ByteBuffer.wrap(array, 0, length);
    }

    /** The array behind it, of which the first {@link #length()} count. */
    byte[] array() {
        return array;
    }

    public String text(int from, int to) {
        return new String(array, from, to - from, ISO_8859_1);
    }

    public boolean contains(byte[] wanted) {
        return indexOf(wanted, 0) >= 0;
    }

    /** Where it stands first at or after an index; -1 if it does not. */
    public int indexOf(byte[] wanted, int from) {
        return indexOf(array, from, length, wanted);
    }

    /** Whether it stands at this index. */
    public boolean hasAt(int index, byte[] wanted) {
        int end = index + wanted.length;
        return end <= length && Arrays.equals(array, index, end, wanted, 0, wanted.length);
    }

    /** The end of the JSON number or string without escapes that begins at this index. */
    public int endOfScalar(int from) {
        if (array[from] == '"') {
            int end = from + 1;
            while (end < length && array[end] != '"') {
                end++;
            }
            return end + 1;
        }
        int end = from;
        while (end < length && (array[end] == '-' || Character.isDigit(array[end]))) {
            end++;
        }
        return end;
    }

    static int indexOf(byte[] array, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        for (int at = from; at <= last; at++) {
            if (array[at] == wanted[0] && Arrays.equals(array, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
