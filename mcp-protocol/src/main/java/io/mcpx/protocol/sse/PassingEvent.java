// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.util.Arrays;

/** An event whose data is handed on as it comes. Not thread-safe. */
final class PassingEvent {

    private static final byte[] LINE_FEED = {'\n'};
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

    private final LargeEvents.Taker taker;
    private boolean inLine;

    /** @param inLine whether the data line that was begun goes on */
    PassingEvent(LargeEvents.Taker taker, boolean inLine) {
        this.taker = taker;
        this.inLine = inLine;
    }

    /** Whether a line holds data for certain, and begins with its first byte or goes on behind it. */
    static boolean isData(Line line) {
        return line.length() > DATA.length && Arrays.equals(line.bytes(), 0, DATA.length, DATA, 0, DATA.length);
    }

    static int valueFrom(Line line) {
        return line.bytes()[DATA.length] == ' ' ? DATA.length + 1 : DATA.length;
    }

    /** Hands on what goes on a data line that has begun; false if these bytes begin a line. */
    boolean takes(byte[] chunk, int from, int to) {
        if (inLine && from < to) {
            taker.data(chunk, from, to);
        }
        return inLine;
    }

    /** The line has ended; whether it was handed on already. */
    boolean endLine() {
        boolean passed = inLine;
        inLine = false;
        return passed;
    }

    /** Hands on a line of which more is to come, if it holds data. */
    void takeLine(Line line) {
        if (!inLine && isData(line)) {
            addLine(line, valueFrom(line));
            line.clear();
            inLine = true;
        }
    }

    /** Hands on a line of data. */
    void addLine(Line line, int from) {
        taker.data(LINE_FEED, 0, 1);
        if (from < line.length()) {
            taker.data(Arrays.copyOfRange(line.bytes(), from, line.length()), 0, line.length() - from);
        }
    }

    void end(SseEvent event) {
        taker.end(event);
    }
}
