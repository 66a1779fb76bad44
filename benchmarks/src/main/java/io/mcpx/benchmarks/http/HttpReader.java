// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Finds messages in what a connection brings, piece by piece; bodies are handed on and not kept. Used by one thread. */
public final class HttpReader {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final int MAX_HEAD = 64 << 10;

    /** Whose messages are read. */
    public enum Side {
        REQUESTS,
        RESPONSES
    }

    /** Who is told. */
    public interface Sink {

        void head(Head head);

        /** A piece of the body. */
        void body(byte[] bytes, int from, int to);

        /** The message is complete. */
        void end();
    }

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK,
        CHUNK_END,
        LAST_CHUNK_END
    }

    private final Side side;
    private final Sink sink;
    private final Head head = new Head();
    private final Bytes kept = new Bytes(1024);
    private State state = State.HEAD;
    private boolean isUntilClose;
    private long remaining;

    public HttpReader(Side side, Sink sink) {
        this.side = side;
        this.sink = sink;
    }

    /**
     * Takes what came.
     *
     * @throws IllegalStateException if it is no HTTP/1.1
     */
    public void feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = switch (state) {
                case HEAD -> readHead(bytes, at, to);
                case BODY -> readBody(bytes, at, to);
                case CHUNK_SIZE -> readSize(bytes, at);
                case CHUNK_EXTENSION -> skipExtension(bytes, at);
                case CHUNK -> readChunk(bytes, at, to);
                case CHUNK_END -> readLineEnd(bytes, at, State.CHUNK_SIZE);
                case LAST_CHUNK_END -> readLineEnd(bytes, at, State.HEAD);
            };
        }
    }

    /** The other side closed; whether that was the proper end of something. */
    public boolean closed() {
        if (state == State.BODY && isUntilClose) {
            finish();
        }
        return state == State.HEAD && kept.length() == 0;
    }

    private int readHead(byte[] bytes, int from, int to) {
        if (kept.length() == 0) {
            int end = Bytes.indexOf(bytes, from, to, END_OF_HEAD);
            if (end >= 0) {
                begin(bytes, from, end + 2);
                return end + END_OF_HEAD.length;
            }
        }
        int before = kept.length();
        kept.put(bytes, from, to);
        int end = kept.indexOf(END_OF_HEAD, Math.max(0, before - END_OF_HEAD.length));
        if (end < 0) {
            require(kept.length() < MAX_HEAD);
            return to;
        }
        kept.truncate(0);
        begin(kept.array(), 0, end + 2);
        return from + end + END_OF_HEAD.length - before;
    }

    private void begin(byte[] bytes, int from, int to) {
        head.set(bytes, from, to);
        long framing = head.framing(side == Side.REQUESTS);
        isUntilClose = framing == Head.UNTIL_CLOSE;
        remaining = isUntilClose ? Long.MAX_VALUE : Math.max(0, framing);
        state = framing == Head.CHUNKED ? State.CHUNK_SIZE : State.BODY;
        sink.head(head);
        if (framing == 0) {
            finish();
        }
    }

    private int readBody(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + remaining);
        if (isUntilClose) {
            end = to;
        }
        sink.body(bytes, from, end);
        remaining -= end - from;
        if (remaining == 0) {
            finish();
        }
        return end;
    }

    /** One digit at a time. */
    private int readSize(byte[] bytes, int at) {
        byte next = bytes[at];
        int digit = Character.digit(next, 16);
        if (next == '\n') {
            state = remaining == 0 ? State.LAST_CHUNK_END : State.CHUNK;
        } else if (digit >= 0) {
            remaining = remaining * 16 + digit;
        } else if (next == ';') {
            state = State.CHUNK_EXTENSION;
        } else {
            require(next == '\r');
        }
        return at + 1;
    }

    /** Up to the end of the line, which the size ends with too. */
    private int skipExtension(byte[] bytes, int at) {
        if (bytes[at] != '\r') {
            return at + 1;
        }
        state = State.CHUNK_SIZE;
        return at;
    }

    private int readChunk(byte[] bytes, int from, int to) {
        int end = (int) Math.min(to, from + remaining);
        sink.body(bytes, from, end);
        remaining -= end - from;
        if (remaining == 0) {
            state = State.CHUNK_END;
        }
        return end;
    }

    private int readLineEnd(byte[] bytes, int at, State next) {
        require(bytes[at] == '\r' || bytes[at] == '\n');
        if (bytes[at] == '\n') {
            state = next;
            if (next == State.HEAD) {
                finish();
            }
        }
        return at + 1;
    }

    private void finish() {
        state = State.HEAD;
        isUntilClose = false;
        sink.end();
    }

    private static void require(boolean isHttp) {
        if (!isHttp) {
            throw new IllegalStateException("not HTTP/1.1 as it is expected here");
        }
    }
}
