// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import static io.mcpx.benchmarks.simulator.Request.bytes;

import io.mcpx.benchmarks.http.Bytes;
import io.mcpx.benchmarks.simulator.LargeAnswer.IdPlace;
import io.mcpx.benchmarks.simulator.Profile.Framing;

/** Puts answers into bytes and gives them to one connection. Used by one thread. */
final class Replies {

    private static final byte[] JSON_HEAD =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
    private static final byte[] SSE_HEAD =
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] EVENT = bytes("data: ");
    private static final byte[] END_OF_EVENT = bytes("\n\n");
    private static final byte[] LAST_CHUNK = bytes("\r\n0\r\n\r\n");
    private static final byte[] ID = bytes("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] RESULT = bytes(",\"result\":");
    private static final byte[] RESULT_FIRST = bytes("{\"jsonrpc\":\"2.0\",\"result\":");
    private static final byte[] ID_LAST = bytes(",\"id\":");
    private static final byte[] CLOSE = bytes("}");

    /** Where bytes go. */
    interface Outlet {

        /** Sends now; the bytes may be changed once this returns. */
        void send(Bytes bytes);

        void send(LargeAnswer answer);

        /** Sends after so many milliseconds; these bytes are not changed any more. */
        void sendLater(Bytes bytes, long millis);
    }

    private final Bytes scratch;
    private final Outlet outlet;

    /** @param scratch shared by the connections of one thread */
    Replies(Bytes scratch, Outlet outlet) {
        this.scratch = scratch;
        this.outlet = outlet;
    }

    void send(byte[] response) {
        outlet.send(scratch.clear().put(response));
    }

    void result(Request request, Framing framing, byte[] result) {
        outlet.send(whole(scratch.clear(), request, framing, result));
    }

    void later(Request request, Framing framing, byte[] result, long millis) {
        outlet.sendLater(whole(new Bytes(512), request, framing, result), millis);
    }

    /** The answer to {@code initialize}, with the id of a session. */
    void opened(Request request, byte[] result, String session) {
        scratch.clear()
                .put(JSON_HEAD)
                .put(Integer.toString(size(request, result)))
                .put("\r\nMcp-Session-Id: " + session + "\r\n\r\n");
        outlet.send(message(scratch, request, result));
    }

    void error(Request request, int code, String message) {
        var body = new Bytes(256).put(ID);
        id(body, request).put(",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}");
        scratch.clear().put(JSON_HEAD).put(Integer.toString(body.length())).put("\r\n\r\n");
        outlet.send(scratch.put(body, 0, body.length()));
    }

    /** The stream of changes, which has an acknowledgement and then nothing. */
    void listen(Request request) {
        var event = new Bytes(256)
                .put(EVENT)
                .put("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":"
                        + "{\"notifications\":{\"toolsListChanged\":true},"
                        + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":");
        id(event, request).put("}}}").put(END_OF_EVENT);
        scratch.clear().put(SSE_HEAD).put(Integer.toHexString(event.length())).put("\r\n");
        outlet.send(scratch.put(event, 0, event.length()).put("\r\n"));
    }

    void large(Request request, Framing framing, LargeAnswer.Content content, IdPlace place) {
        var start = new Bytes(256);
        var end = new Bytes(256);
        if (place == IdPlace.FIRST) {
            id(start.put(ID), request).put(RESULT);
            copy(content.start(), start);
            copy(content.end(), end).put(CLOSE);
        } else {
            copy(content.start(), start.put(RESULT_FIRST));
            id(copy(content.end(), end).put(ID_LAST), request).put(CLOSE);
        }
        outlet.send(framed(framing, start, content.letters(), end));
    }

    private static LargeAnswer framed(Framing framing, Bytes start, long letters, Bytes end) {
        long size = start.length() + letters + end.length();
        var head = new Bytes(512);
        switch (framing) {
            case JSON -> head.put(JSON_HEAD).put(Long.toString(size)).put("\r\n\r\n");
            case SSE -> {
                long event = size + EVENT.length + END_OF_EVENT.length;
                head.put(SSE_HEAD).put(Long.toHexString(event)).put("\r\n").put(EVENT);
                end.put(END_OF_EVENT).put(LAST_CHUNK);
            }
        }
        return new LargeAnswer(copy(start, head), letters, end);
    }

    private static Bytes whole(Bytes to, Request request, Framing framing, byte[] result) {
        int size = size(request, result);
        return switch (framing) {
            case JSON -> message(to.put(JSON_HEAD).put(Integer.toString(size)).put("\r\n\r\n"), request, result);
            case SSE ->
                message(
                                to.put(SSE_HEAD)
                                        .put(Integer.toHexString(size + EVENT.length + END_OF_EVENT.length))
                                        .put("\r\n")
                                        .put(EVENT),
                                request,
                                result)
                        .put(END_OF_EVENT)
                        .put(LAST_CHUNK);
        };
    }

    private static int size(Request request, byte[] result) {
        return ID.length + request.idEnd() - request.idAt() + RESULT.length + result.length + CLOSE.length;
    }

    private static Bytes message(Bytes to, Request request, byte[] result) {
        return id(to.put(ID), request).put(RESULT).put(result).put(CLOSE);
    }

    private static Bytes id(Bytes to, Request request) {
        return to.put(request.body(), request.idAt(), request.idEnd());
    }

    private static Bytes copy(Bytes from, Bytes to) {
        return to.put(from, 0, from.length());
    }
}
