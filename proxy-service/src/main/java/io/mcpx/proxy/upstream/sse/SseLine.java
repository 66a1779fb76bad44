// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.sse;

import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.http.Delivery;
import io.mcpx.proxy.upstream.http.Failures;
import io.mcpx.proxy.upstream.http.HttpDoor;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.http.ResponseReader;
import io.mcpx.proxy.upstream.line.Line;
import io.mcpx.proxy.upstream.line.LineEvents;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * HTTP+SSE as a line: one GET stream brings everything, and POSTs to the address it names first carry everything the
 * other way. That address must be of the stream's own origin, since credentials go there.
 */
final class SseLine implements Line, ResponseReader.Sink {

    private final HttpDoor door;
    private final Context home;
    private final Promise<Void> ready = Promise.promise();
    private @Nullable LineEvents events;
    private @Nullable HttpClientRequest http;
    private volatile @Nullable URI endpoint;
    private boolean over;

    SseLine(HttpDoor door, Context home) {
        this.door = door;
        this.home = home;
    }

    /** Opens the stream; the future completes, on the home context, when the server has named its address. */
    Future<Void> open(LineEvents receiver) {
        events = receiver;
        long timer = door.vertx()
                .setTimer(
                        door.spec().deadlines().connect().toMillis(),
                        late -> lose(new UpstreamFailure(Kind.TIMEOUT, "no endpoint event")));
        Turn.on(home, this::dial);
        return ready.future().onComplete(done -> door.vertx().cancelTimer(timer));
    }

    @Override
    public Future<Void> send(byte[] message) {
        var target = endpoint;
        if (target == null) {
            return Future.failedFuture(new ConnectFailure(Kind.UNAVAILABLE, "stream not open"));
        }
        Promise<Void> sent = Promise.promise();
        Turn.on(home, () -> Delivery.of(door, target, message, headers -> {}).onComplete(sent));
        return sent.future();
    }

    @Override
    public Future<Void> close() {
        Turn.on(home, () -> {
            over = true;
            endpoint = null;
            if (http != null) {
                http.reset();
            }
        });
        return Future.succeededFuture();
    }

    @Override
    public void event(SseEvent event) {
        if (over) {
            return;
        }
        if (endpoint == null) {
            named(event);
        } else if (event.isMessage() && event.data().length > 0 && events != null) {
            events.received(event.data());
        }
    }

    @Override
    public void end() {
        lose(new UpstreamFailure(Kind.UNAVAILABLE, "stream ended"));
    }

    @Override
    public void failed(UpstreamFailure failure) {
        lose(failure);
    }

    private void dial() {
        door.send(HttpMethod.GET, Lane.STREAMS, request -> {
                    http = request;
                    request.headers().set(HttpHeaders.ACCEPT, "text/event-stream");
                    return request.send();
                })
                .onSuccess(this::responded)
                .onFailure(failure -> lose(Failures.of(failure)));
    }

    private void responded(HttpClientResponse response) {
        if (over) {
            response.request().reset();
        } else if (response.statusCode() == 200) {
            ResponseReader.readStream(response, door, this);
        } else {
            ResponseReader.discard(response);
            lose(Failures.ofStatus(response.statusCode()));
        }
    }

    private void named(SseEvent event) {
        if (!"endpoint".equals(event.event())) {
            return;
        }
        var target = resolved(event.dataAsText().strip());
        if (target == null || !door.leadsTo(target)) {
            lose(new UpstreamFailure(Kind.PROTOCOL, "endpoint event names another origin"));
        } else {
            endpoint = target;
            ready.tryComplete();
        }
    }

    private @Nullable URI resolved(String reference) {
        try {
            return door.url().resolve(reference);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }

    private void lose(UpstreamFailure why) {
        if (over) {
            return;
        }
        over = true;
        endpoint = null;
        if (http != null) {
            http.reset();
        }
        boolean wasOpen = !ready.tryFail(new ConnectFailure(why));
        if (wasOpen && events != null) {
            events.closed(why);
        }
    }
}
