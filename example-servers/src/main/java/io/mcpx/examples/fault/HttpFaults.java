// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.mcpx.examples.http.Interceptor;
import io.mcpx.examples.rpc.Inbound;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Misbehaves over HTTP. */
final class HttpFaults implements Interceptor {

    private static final String CANCELLED = "\"notifications/cancelled\"";
    private static final String MIDDLE = "from a faulty server";
    private static final Buffer MEBIBYTE = Buffer.buffer("0123456789abcdef".repeat(65_536));
    private static final int GIGABYTE = 954;
    private static final int CUT_AFTER = 8;
    private static final int DRIP_MILLIS = 20;

    private final FaultPlan plan;
    private final String otherOrigin;
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    /** {@code otherOrigin} is where clients are led to, without a path. */
    HttpFaults(FaultPlan plan, String otherOrigin) {
        this.plan = plan;
        this.otherOrigin = otherOrigin;
    }

    @Override
    public boolean intercept(HttpServerRequest request, String body) {
        if (plan.fault() == Fault.FOREIGN_ENDPOINT) {
            return openElsewhere(request);
        }
        if (body.contains(CANCELLED)) {
            answerLate();
        }
        var struck = plan.strike(body);
        struck.ifPresent(message -> misbehave(request, message));
        return struck.isPresent();
    }

    private void misbehave(HttpServerRequest request, Inbound.Request message) {
        var response = request.response();
        switch (plan.fault()) {
            case HANG -> {
                // nothing, for ever
            }
            case LATE -> late.add(() -> endIfOpen(json(response), BadAnswers.good(message)));
            case DRIP -> drip(json(response), " ");
            case DRIP_COMMENTS -> drip(stream(response), ": still here\n\n");
            case WRONG_ID -> json(response).end(BadAnswers.wrongId());
            case WRONG_ID_TYPE -> json(response).end(BadAnswers.wrongIdType(message));
            case WRONG_TOKEN -> reportStrangely(stream(response), message);
            case NOT_JSON -> json(response).end("{\"jsonrpc\":\"2.0\",\"id\":oops");
            case NOT_RPC -> json(response).end("{\"hello\":[1,2,3]}");
            case WEB_PAGE -> response.putHeader("Content-Type", "text/html").end("<html>Sign in</html>");
            case EMPTY -> json(response).end();
            case DUPLICATE_MEMBER -> json(response).end(BadAnswers.duplicateMember(message));
            case DEEP -> json(response).end(BadAnswers.deep(message));
            case CUT_JSON -> cut(request, json(response).putHeader("Content-Length", "4096"), "{\"jsonrpc\":");
            case CUT_STREAM -> cut(request, stream(response), "event: message\ndata: {\"jsonrpc\":");
            case HALF_CHUNK -> cutChunk(request);
            case CUT_LARGE -> cutLarge(request, message);
            case END_STREAM -> stream(response).end(": nothing follows\n\n");
            case TWO_ANSWERS -> twice(response, BadAnswers.event(BadAnswers.good(message)));
            case RESET -> request.connection().close();
            case UNAUTHORIZED -> refuse(response, 401, "WWW-Authenticate", challenge());
            case FORBIDDEN -> refuse(response, 403, "Content-Type", "text/plain");
            case TOO_MANY -> refuse(response, 429, "Retry-After", "1");
            case SERVER_ERROR -> refuse(response, 500, "Content-Type", "text/plain");
            case UNAVAILABLE -> refuse(response, 503, "Retry-After", "1");
            case REDIRECT -> refuse(response, 307, "Location", otherOrigin + "/mcp");
            case FLOOD -> flood(stream(response), BadAnswers.event(BadAnswers.good(message)));
            case HUGE -> huge(json(response), message);
            case ENDLESS_LIST -> json(response).end(BadAnswers.endlessPage(message, plan.struck()));
            case FOREIGN_ENDPOINT, BANNER, LONG_LINE, HALF_LINE, DIE, STDERR_FLOOD, DEAF, ORPHAN ->
                refuse(response, 501, "Content-Type", "text/plain");
        }
    }

    private boolean openElsewhere(HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            return false;
        }
        stream(request.response()).write("event: endpoint\ndata: " + otherOrigin + "/messages?sessionId=stolen\n\n");
        return true;
    }

    private String challenge() {
        return "Bearer resource_metadata=\"" + otherOrigin + "/.well-known/oauth-protected-resource\"";
    }

    private static HttpServerResponse json(HttpServerResponse response) {
        return response.putHeader("Content-Type", "application/json");
    }

    private static HttpServerResponse stream(HttpServerResponse response) {
        return response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    }

    private static void refuse(HttpServerResponse response, int status, String header, String value) {
        response.setStatusCode(status).putHeader(header, value).end("refused");
    }

    private static void cut(HttpServerRequest request, HttpServerResponse response, String begin) {
        response.write(begin).onComplete(written -> request.connection().close());
    }

    private static void twice(HttpServerResponse response, String event) {
        stream(response).write(event);
        response.end(event);
    }

    private static void drip(HttpServerResponse response, String drop) {
        response.setChunked(true);
        var vertx =
                requireNonNull(Vertx.currentContext(), "not on an event loop").owner();
        var timer = vertx.setPeriodic(DRIP_MILLIS, tick -> response.write(drop));
        response.closeHandler(gone -> vertx.cancelTimer(timer));
    }

    private static void flood(HttpServerResponse response, String answer) {
        var event = Buffer.buffer(BadAnswers.event(BadAnswers.notification()));
        pour(response, BadAnswers.FLOOD, event, () -> response.end(answer));
    }

    private static void huge(HttpServerResponse response, Inbound.Request message) {
        var good = BadAnswers.good(message);
        var middle = good.indexOf(MIDDLE);
        response.setChunked(true).write(good.substring(0, middle));
        pour(response, GIGABYTE, MEBIBYTE, () -> response.end(good.substring(middle)));
    }

    private static void cutLarge(HttpServerRequest request, Inbound.Request message) {
        var good = BadAnswers.good(message);
        var response = json(request.response());
        response.setChunked(true).write(good.substring(0, good.indexOf(MIDDLE)));
        pour(response, CUT_AFTER, MEBIBYTE, () -> cut(request, response, "the end"));
    }

    /** Vert.x writes only whole chunks, so this goes past it. */
    private static void cutChunk(HttpServerRequest request) {
        var head = """
                HTTP/1.1 200 OK\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                1000\r
                {"jsonrpc":""";
        var pipeline = ((ConnectionBase) request.connection()).channel().pipeline();
        pipeline.firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(head, US_ASCII))
                .addListener(written -> request.connection().close());
    }

    private static void reportStrangely(HttpServerResponse response, Inbound.Request message) {
        response.write(BadAnswers.event(BadAnswers.foreignProgress()));
        response.end(BadAnswers.event(BadAnswers.good(message)));
    }

    private static void endIfOpen(HttpServerResponse response, String answer) {
        if (!response.closed()) {
            response.end(answer);
        }
    }

    private void answerLate() {
        for (var answer = late.poll(); answer != null; answer = late.poll()) {
            answer.run();
        }
    }

    /** Writes as fast as the client reads, then ends. */
    private static void pour(HttpServerResponse response, int times, Buffer part, Runnable end) {
        var left = times;
        while (left > 0 && !response.writeQueueFull() && !response.closed()) {
            response.write(part);
            left--;
        }
        var rest = left;
        if (rest == 0) {
            end.run();
        } else if (!response.closed()) {
            response.drainHandler(drained -> pour(response, rest, part, end));
        }
    }
}
