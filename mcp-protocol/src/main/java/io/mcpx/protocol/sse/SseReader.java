// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events as the WHATWG HTML standard defines them (section 9.2.6), data kept as bytes.
 *
 * <p>A block without a data line is no event, but its id and reconnection time count. An event that the end of the
 * stream cuts off is dropped.
 */
public final class SseReader implements EventReader {

    private static final byte[] LINE_FEED = {'\n'};
    private static final byte[] NOTHING = {};
    private static final int LONGEST_FIELD_NAME = "event".length();

    private final Consumer<SseEvent> events;
    private final LargeEvents large;

    private Line line;
    private Line data;
    private int dataFrom;
    private boolean hasData;
    private boolean offered;
    private @Nullable PassingEvent passing;
    private @Nullable String event;
    private @Nullable String id;
    private @Nullable Long retryMillis;

    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private @Nullable String lastEventId;
    private @Nullable Long lastRetryMillis;

    /**
     * @param maxEventBytes the most bytes the lines of one event may have
     * @param events gets each event within the call to {@link #feed} that completes it
     */
    public SseReader(int maxEventBytes, Consumer<SseEvent> events) {
        this(maxEventBytes, LargeEvents.WHOLE, events);
    }

    /**
     * @param maxEventBytes the most bytes the lines of one event may have that is handed on whole
     * @param large is offered events that have grown large
     * @param events gets each event within the call to {@link #feed} that completes it
     */
    public SseReader(int maxEventBytes, LargeEvents large, Consumer<SseEvent> events) {
        this.large = large;
        this.line = new Line(maxEventBytes);
        this.data = new Line(maxEventBytes);
        this.events = events;
    }

    /** What {@code Last-Event-ID} has to say on resumption; null when there is nothing to say. */
    public @Nullable String lastEventId() {
        return lastEventId;
    }

    /** The reconnection time in force, in milliseconds; null when the stream gave none. */
    public @Nullable Long retryMillis() {
        return lastRetryMillis;
    }

    @Override
    public void feed(byte[] chunk, int from, int length) throws StreamLimitExceeded {
        int end = from + length;
        for (int at = skipLineFeed(chunk, from, end); at < end; at = skipLineFeed(chunk, at, end)) {
            int lineEnd = LineEnd.find(chunk, at, end);
            if (passing == null || !passing.takes(chunk, at, lineEnd)) {
                line.append(chunk, at, lineEnd, hasData ? data.length() : 0);
            }
            if (lineEnd == end) {
                letPass();
                return;
            }
            afterCarriageReturn = chunk[lineEnd] == '\r';
            endLine();
            at = lineEnd + 1;
        }
    }

    @Override
    public int held() {
        return line.length() + data.length();
    }

    /** Offers a large event once, at the end of what has come of it; lets its data go on as it comes if it is taken. */
    private void letPass() {
        if (passing != null) {
            passing.takeLine(line);
        } else if (!offered && held() > large.above()) {
            offer();
        }
    }

    private void offer() {
        boolean firstLine = !hasData && PassingEvent.isData(line);
        if (!hasData && !firstLine) {
            return;
        }
        offered = true;
        var begun = firstLine ? line : data;
        var beginning =
                Arrays.copyOfRange(begun.bytes(), firstLine ? PassingEvent.valueFrom(line) : dataFrom, begun.length());
        var taker = large.grown(beginning);
        if (taker != null) {
            hasData = true;
            begun.clear();
            passing = new PassingEvent(taker, firstLine);
            passing.takeLine(line);
        }
    }

    @Override
    public void end() {
        line.clear();
        forgetBlock();
    }

    /** A line feed right behind a carriage return belongs to it, even in the next chunk. */
    private int skipLineFeed(byte[] chunk, int at, int end) {
        if (!afterCarriageReturn || at == end) {
            return at;
        }
        afterCarriageReturn = false;
        return chunk[at] == '\n' ? at + 1 : at;
    }

    private void endLine() throws StreamLimitExceeded {
        int from = firstLine && startsWithByteOrderMark() ? 3 : 0;
        firstLine = false;
        if (passing != null && passing.endLine()) {
            return;
        }
        if (line.length() == from) {
            dispatch();
        } else {
            field(from);
        }
        line.clear();
    }

    private boolean startsWithByteOrderMark() {
        var bytes = line.bytes();
        return line.length() >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** One line {@code name: value}; a comment is a field without a name. */
    private void field(int from) throws StreamLimitExceeded {
        int nameTo = nameTo(from);
        if (nameTo - from > LONGEST_FIELD_NAME) {
            return;
        }
        switch (text(from, nameTo)) {
            case "data" -> addData(valueFrom(nameTo));
            case "event" -> setEvent(text(valueFrom(nameTo), line.length()));
            case "id" -> setId(text(valueFrom(nameTo), line.length()));
            case "retry" -> setRetry(text(valueFrom(nameTo), line.length()));
            default -> {}
        }
    }

    private int nameTo(int from) {
        int at = from;
        while (at < line.length() && line.bytes()[at] != ':') {
            at++;
        }
        return at;
    }

    private int valueFrom(int nameTo) {
        int from = Math.min(nameTo + 1, line.length());
        return from < line.length() && line.bytes()[from] == ' ' ? from + 1 : from;
    }

    private String text(int from, int to) {
        return new String(line.bytes(), from, to - from, UTF_8);
    }

    /** The first data line is not copied: the two buffers change places. */
    private void addData(int from) throws StreamLimitExceeded {
        if (passing != null) {
            passing.addLine(line, from);
            return;
        }
        if (hasData) {
            data.append(LINE_FEED, 0, 1, line.length());
            data.append(line.bytes(), from, line.length(), 0);
            return;
        }
        var first = line;
        line = data;
        data = first;
        dataFrom = from;
        hasData = true;
    }

    private void setEvent(String value) {
        event = value.isEmpty() ? null : value;
    }

    private void setId(String value) {
        if (value.indexOf('\0') < 0) {
            id = value;
        }
    }

    private void setRetry(String value) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && value.length() <= 18) {
            retryMillis = Long.valueOf(value);
        }
    }

    private void dispatch() {
        if (id != null) {
            lastEventId = id.isEmpty() ? null : id;
        }
        if (retryMillis != null) {
            lastRetryMillis = retryMillis;
        }
        if (passing != null) {
            var passed = passing;
            var complete = new SseEvent(event, NOTHING, id, retryMillis);
            forgetBlock();
            passed.end(complete);
        } else if (hasData) {
            var bytes = Arrays.copyOfRange(data.bytes(), dataFrom, data.length());
            var complete = new SseEvent(event, bytes, id, retryMillis);
            forgetBlock();
            events.accept(complete);
        } else {
            forgetBlock();
        }
    }

    private void forgetBlock() {
        data.clear();
        hasData = false;
        offered = false;
        passing = null;
        event = null;
        id = null;
        retryMillis = null;
    }
}
