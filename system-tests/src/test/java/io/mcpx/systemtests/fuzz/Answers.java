// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads answers of HTTP/1.1, and takes nothing that is not quite one. */
final class Answers {

    private static final int LONGEST_LINE = 16 << 10;
    private static final int LARGEST_BODY = 8 << 20;
    private static final int SWITCHING = 101;

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private int at;
    private int end;

    Answers(InputStream in) {
        this.in = in;
    }

    /** The final answer to a request of this method; invitations to go on are skipped. */
    Answer next(String method) throws IOException {
        while (true) {
            var head = head();
            if (head.status() >= 200 || head.status() == SWITCHING) {
                return head.answer(new String(body(head, method), ISO_8859_1));
            }
        }
    }

    /** The head alone, of an answer that may never end. */
    Answer nextHead() throws IOException {
        return head().answer("");
    }

    /** Whether the connection has ended between two answers. */
    boolean isOver() throws IOException {
        return at == end && !fill();
    }

    private AnswerHead head() throws IOException {
        var head = new AnswerHead(line());
        for (var line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        return head.checked();
    }

    private byte[] body(AnswerHead head, String method) throws IOException {
        if (method.equals("HEAD") || head.isBodiless()) {
            return new byte[0];
        }
        return switch (head.framing()) {
            case LENGTH -> exactly(head.length());
            case CHUNKED -> chunks();
            case CLOSE -> rest();
        };
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            if (size == 0) {
                require(line().isEmpty(), "trailers");
                return body.toByteArray();
            }
            body.writeBytes(exactly(size));
            require(body.size() <= LARGEST_BODY, "a body without end");
            require(line().isEmpty(), "no line end after a chunk");
        }
    }

    private byte[] rest() throws IOException {
        var body = new ByteArrayOutputStream();
        while (!isOver()) {
            body.write(buffer, at, end - at);
            at = end;
            require(body.size() <= LARGEST_BODY, "a body without end");
        }
        return body.toByteArray();
    }

    private byte[] exactly(long length) throws IOException {
        require(length <= LARGEST_BODY, "a body of " + length);
        var bytes = new byte[(int) length];
        int done = 0;
        while (done < bytes.length) {
            needMore();
            int part = Math.min(bytes.length - done, end - at);
            System.arraycopy(buffer, at, bytes, done, part);
            at += part;
            done += part;
        }
        return bytes;
    }

    /** One line; it ends with both characters, and with neither alone. */
    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            needMore();
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.append(new String(buffer, from, at - from, ISO_8859_1));
            require(line.length() <= LONGEST_LINE, "a line without end");
            if (at < end) {
                at++;
                return withoutReturn(line);
            }
        }
    }

    private static String withoutReturn(StringBuilder line) {
        int last = line.length() - 1;
        require(last >= 0 && line.charAt(last) == '\r', "a bare line feed after: " + line);
        line.setLength(last);
        require(line.indexOf("\r") < 0, "a bare carriage return in: " + line);
        return line.toString();
    }

    private void needMore() throws IOException {
        if (isOver()) {
            throw new EOFException("the connection ended in the middle of an answer");
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    static void require(boolean right, String problem) {
        if (!right) {
            throw new AssertionError("no HTTP/1.1: " + problem);
        }
    }
}
