// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.function.Consumer;

/** Posts one message whose response is nothing but a status. */
public final class Delivery {

    /** Fails with a {@link ConnectFailure} if the server could not be reached or did not accept the message. */
    public static Future<Void> of(HttpDoor door, URI target, byte[] message, Consumer<MultiMap> head) {
        return door.send(HttpMethod.POST, target, Lane.CALLS, request -> {
                    var headers = request.headers();
                    headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
                    headers.set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
                    head.accept(headers);
                    request.idleTimeout(door.spec().deadlines().connect().toMillis());
                    return request.send(Buffer.buffer(message));
                })
                .compose(Delivery::status);
    }

    /** What body there is, is read away so that the connection can be used again. */
    private static Future<Void> status(HttpClientResponse response) {
        ResponseReader.discard(response);
        return Failures.isSuccess(response.statusCode())
                ? Future.succeededFuture()
                : Future.failedFuture(new ConnectFailure(Failures.ofStatus(response.statusCode())));
    }

    private Delivery() {}
}
