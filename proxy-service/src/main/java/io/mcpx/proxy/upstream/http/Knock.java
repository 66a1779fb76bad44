// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.Outgoing;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first request to a server, of which more than the answer matters: status, error and session id tell what kind of
 * server it is. Bounded by the server's connect deadline.
 */
final class Knock implements ResponseReader.Sink {

    /** What came of it. */
    sealed interface Reply {

        /** A result. */
        record Answered(Slice result, @Nullable String sessionId) implements Reply {}

        /** A status other than 2xx, or a JSON-RPC error. */
        record Refused(int status, @Nullable JsonRpcError error) implements Reply {}

        /** Neither. */
        record Failed(UpstreamFailure failure) implements Reply {}
    }

    private final HttpDoor door;
    private final Outgoing outgoing;
    private final Promise<Reply> reply = Promise.promise();
    private @Nullable HttpClientRequest http;
    private @Nullable String sessionId;

    private Knock(HttpDoor door, Outgoing outgoing) {
        this.door = door;
        this.outgoing = outgoing;
    }

    /** Posts the request. Must be called on a Vert.x context, on which the future completes; it never fails. */
    static Future<Reply> at(HttpDoor door, Outgoing outgoing, Consumer<MultiMap> head) {
        var knock = new Knock(door, outgoing);
        long timer = door.vertx().setTimer(door.spec().deadlines().connect().toMillis(), late -> knock.expire());
        door.send(HttpMethod.POST, Lane.CALLS, request -> knock.post(request, head))
                .onSuccess(knock::responded)
                .onFailure(failure -> knock.failed(Failures.of(failure)));
        return knock.reply.future().onComplete(done -> door.vertx().cancelTimer(timer));
    }

    private Future<HttpClientResponse> post(HttpClientRequest request, Consumer<MultiMap> head) {
        http = request;
        var headers = request.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        headers.set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
        head.accept(headers);
        return request.send(Buffer.buffer(outgoing.text()));
    }

    private void expire() {
        failed(new UpstreamFailure(Kind.TIMEOUT, "no answer to the first request"));
        if (http != null) {
            http.reset();
        }
    }

    private void responded(HttpClientResponse response) {
        sessionId = response.getHeader(McpHeaders.SESSION_ID);
        if (Failures.isSuccess(response.statusCode())) {
            ResponseReader.read(response, door, this);
        } else {
            Refusal.read(response)
                    .onSuccess(refusal ->
                            reply.tryComplete(new Reply.Refused(refusal.status(), refusal.error(outgoing.id()))));
        }
    }

    @Override
    public void event(SseEvent event) {
        if (!event.isMessage() || event.data().length == 0) {
            return;
        }
        try {
            accept(new MessageReader(JsonLimits.DEFAULT).read(event.data()));
        } catch (MalformedMessage e) {
            failed(new UpstreamFailure(
                    Kind.PROTOCOL, "malformed message: " + e.error().message()));
        }
    }

    private void accept(Message message) {
        switch (message) {
            case Message.Result result
            when result.id().equals(outgoing.id()) -> reply.tryComplete(new Reply.Answered(result.result(), sessionId));
            case Message.Failure failure -> reply.tryComplete(new Reply.Refused(200, failure.error()));
            case Message.Result _ -> failed(new UpstreamFailure(Kind.PROTOCOL, "answer to another request"));
            case Message.Request _, Message.Notification _ -> {}
        }
    }

    @Override
    public void end() {
        failed(new UpstreamFailure(Kind.PROTOCOL, "response ended without an answer"));
    }

    @Override
    public void failed(UpstreamFailure failure) {
        reply.tryComplete(new Reply.Failed(failure));
    }
}
