// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.http.HttpDoor.Lane;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;

/**
 * One letter that goes out with a grant. To status 401, which says that the server has not looked at it, it is sent once more with
 * another header, if there is another; never a third time. Confined to its context.
 */
final class Admission {

    private static final int UNAUTHORIZED = 401;

    private final HttpDoor door;
    private final Grant grant;
    private final HttpMethod method;
    private final URI target;
    private final Lane lane;
    private final Letter letter;
    private final Context here;

    Admission(HttpDoor door, Grant grant, HttpMethod method, URI target, Lane lane, Letter letter) {
        this.door = door;
        this.grant = grant;
        this.method = method;
        this.target = target;
        this.lane = lane;
        this.letter = letter;
        this.here = door.vertx().getOrCreateContext();
    }

    Future<HttpClientResponse> seek() {
        var ready = grant.ready();
        return ready == null ? Turn.on(here, grant.obtain()).compose(this::first) : first(ready);
    }

    private Future<HttpClientResponse> first(GrantedHeader shown) {
        return send(shown)
                .compose(response -> response.statusCode() == UNAUTHORIZED
                        ? again(shown, response)
                        : Future.succeededFuture(response));
    }

    private Future<HttpClientResponse> send(GrantedHeader shown) {
        return door.open(method, target, lane).compose(request -> {
            shown.set(request.headers());
            return letter.send(request);
        });
    }

    private Future<HttpClientResponse> again(GrantedHeader refused, HttpClientResponse refusal) {
        refusal.pause();
        return Turn.on(here, grant.another(refused)).transform(other -> {
            if (other.failed()) {
                return given(refusal);
            }
            ResponseReader.discard(refusal);
            return send(other.result());
        });
    }

    /** The refusal, which begins to flow in the next turn, when those who wait for it have seen it. */
    private Future<HttpClientResponse> given(HttpClientResponse refusal) {
        here.runOnContext(turn -> refusal.resume());
        return Future.succeededFuture(refusal);
    }
}
