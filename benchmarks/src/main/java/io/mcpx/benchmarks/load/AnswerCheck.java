// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mcpx.benchmarks.http.Bytes;
import java.util.Optional;

/** Looks at the beginning and the end of an answer, whatever its length. Used by one thread. */
final class AnswerCheck {

    private static final byte[] RESULT = "\"result\":".getBytes(ISO_8859_1);
    private static final byte[] TOOL_FAILED = "\"isError\":true".getBytes(ISO_8859_1);
    private static final int START = 512;
    private static final int END = 128;
    private static final int SHOWN = 200;

    private final Bytes start = new Bytes(START);
    private final Bytes end = new Bytes(2 * END);
    private int status;
    private long size;

    void begin(int code) {
        status = code;
        start.clear();
        end.clear();
        size = 0;
    }

    void add(byte[] bytes, int from, int to) {
        size += to - from;
        int kept = Math.min(to - from, START - start.length());
        start.put(bytes, from, from + kept);
        if (kept < to - from) {
            keepEnd(bytes, Math.max(from + kept, to - END), to);
        }
    }

    private void keepEnd(byte[] bytes, int from, int to) {
        if (end.length() + to - from > 2 * END) {
            end.clear();
        }
        end.put(bytes, from, to);
    }

    /** Bytes of the body so far. */
    long size() {
        return size;
    }

    /** What is wrong with the complete answer; empty if it is the result of this request. */
    Optional<String> problem(byte[] id) {
        boolean isResult = status == 200
                && start.contains(RESULT)
                && !start.contains(TOOL_FAILED)
                && (start.contains(id) || end.contains(id));
        return isResult
                ? Optional.empty()
                : Optional.of("status " + status + ": " + start.text(0, Math.min(SHOWN, start.length())));
    }
}
