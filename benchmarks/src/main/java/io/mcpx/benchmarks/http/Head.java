// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** The first line and the header fields of a message; good only while it is being handed over. */
public final class Head {

    /** What a body is framed by, other than its length. */
    static final long CHUNKED = -1;

    static final long UNTIL_CLOSE = -2;

    private byte[] bytes = {};
    private int start;
    private int end;

    void set(byte[] from, int first, int last) {
        bytes = from;
        start = first;
        end = last;
    }

    /** The status code, if this is a response. */
    public int status() {
        return (bytes[start + 9] - '0') * 100 + (bytes[start + 10] - '0') * 10 + (bytes[start + 11] - '0');
    }

    /** Whether the first line begins so. */
    public boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (start + i >= end || bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The part of the first line between its two blanks. */
    public String target() {
        int first = start;
        while (bytes[first] != ' ') {
            first++;
        }
        int last = first + 1;
        while (bytes[last] != ' ') {
            last++;
        }
        return new String(bytes, first + 1, last - first - 1, ISO_8859_1);
    }

    /** The value of a field, by its name in lower case. */
    public Optional<String> field(String name) {
        int at = valueOf(name);
        return at < 0 ? Optional.empty() : Optional.of(new String(bytes, at, lineEnd(at) - at, ISO_8859_1).strip());
    }

    /** Whether the value of a field has this in it; without making a text of it. */
    public boolean fieldHas(String name, byte[] wanted) {
        int at = valueOf(name);
        return at >= 0 && Bytes.indexOf(bytes, at, lineEnd(at), wanted) >= 0;
    }

    /** The length of the body that follows, or how it is framed. */
    long framing(boolean isRequest) {
        int at = valueOf("content-length");
        if (at >= 0) {
            return number(at);
        }
        if (valueOf("transfer-encoding") >= 0) {
            return CHUNKED;
        }
        return isRequest || status() == 202 || status() == 204 ? 0 : UNTIL_CLOSE;
    }

    private long number(int at) {
        long value = 0;
        for (int i = at; i < end && bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                value = value * 10 + (bytes[i] - '0');
            }
        }
        return value;
    }

    /** Where the value of a field begins; -1 if there is none of that name. */
    private int valueOf(String name) {
        for (int line = lineEnd(start) + 2; line < end; line = lineEnd(line) + 2) {
            if (isField(line, name)) {
                return line + name.length() + 1;
            }
        }
        return -1;
    }

    private boolean isField(int line, String name) {
        int colon = line + name.length();
        if (colon >= end || bytes[colon] != ':') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            byte found = bytes[line + i];
            int lower = found >= 'A' && found <= 'Z' ? found + 32 : found;
            if (lower != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < end && bytes[at] != '\r') {
            at++;
        }
        return at;
    }
}
