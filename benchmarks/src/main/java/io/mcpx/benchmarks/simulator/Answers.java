// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import static io.mcpx.benchmarks.simulator.Request.bytes;

import io.mcpx.benchmarks.http.Bytes;
import io.mcpx.benchmarks.simulator.Profile.Framing;
import io.mcpx.benchmarks.simulator.Results.Era;

/** What a request is answered with. Used by one thread. */
final class Answers {

    private static final byte[] CALL = bytes("tools/call\"");
    private static final byte[] LIST = bytes("tools/list\"");
    private static final byte[] INITIALIZE = bytes("initialize\"");
    private static final byte[] DISCOVER = bytes("server/discover\"");
    private static final byte[] LISTEN = bytes("subscriptions/listen\"");
    private static final byte[] PING = bytes("ping\"");
    private static final byte[] TEXT = bytes("text\"");
    private static final byte[] LARGE = bytes("large\"");
    private static final byte[] LARGE_ID_LAST = bytes("large_id_last\"");
    private static final byte[] SLEEP = bytes("sleep\"");
    private static final byte[] MEGABYTES = bytes("\"mb\":");
    private static final byte[] MILLISECONDS = bytes("\"ms\":");

    private static final byte[] ACCEPTED = bytes("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] DONE = bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] NO_STREAM = bytes("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n");
    private static final byte[] NOT_FOUND = bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

    private final Results legacy = new Results(Era.LEGACY);
    private final Results modern = new Results(Era.MODERN);
    private long sessions;

    /** Answers by what the request says. */
    void answer(Request request, Replies to) {
        if (request.profile().isEmpty()) {
            to.send(NOT_FOUND);
        } else if (!request.isPost()) {
            to.send(request.isGet() ? NO_STREAM : DONE);
        } else if (request.idAt() < 0) {
            to.send(ACCEPTED);
        } else {
            dispatch(request, request.profile().get(), request.isModern() ? modern : legacy, to);
        }
    }

    private void dispatch(Request request, Profile profile, Results results, Replies to) {
        var framing = profile.framing();
        if (request.hasMethod(CALL)) {
            call(request, framing, results, to);
        } else if (request.hasMethod(LIST)) {
            to.result(request, framing, results.tools(profile.tools()));
        } else if (request.hasMethod(INITIALIZE)) {
            sessions++;
            to.opened(request, results.initialize(), "simulated-" + sessions);
        } else if (request.hasMethod(DISCOVER)) {
            to.result(request, Framing.JSON, results.discover());
        } else if (request.hasMethod(LISTEN)) {
            to.listen(request);
        } else if (request.hasMethod(PING)) {
            to.result(request, framing, results.empty());
        } else {
            to.error(request, -32601, "method not found");
        }
    }

    private static void call(Request request, Framing framing, Results results, Replies to) {
        if (request.calls(TEXT)) {
            to.result(request, framing, results.text());
        } else if (request.calls(LARGE)) {
            to.large(request, framing, large(request, results), LargeAnswer.IdPlace.FIRST);
        } else if (request.calls(LARGE_ID_LAST)) {
            to.large(request, framing, large(request, results), LargeAnswer.IdPlace.LAST);
        } else if (request.calls(SLEEP)) {
            to.later(request, framing, results.text(), request.number(MILLISECONDS));
        } else {
            to.error(request, -32602, "unknown tool");
        }
    }

    private static LargeAnswer.Content large(Request request, Results results) {
        return new LargeAnswer.Content(
                new Bytes(64).put(results.largeStart()),
                request.number(MEGABYTES) << 20,
                new Bytes(64).put(results.largeEnd()));
    }
}
