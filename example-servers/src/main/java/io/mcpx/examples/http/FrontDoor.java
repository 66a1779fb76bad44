// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.Recorder;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.auth.Guard;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** What every HTTP request passes first: record, names, credential; then the endpoint of its path. */
public final class FrontDoor implements Handler<HttpServerRequest> {

    private final Guard guard;
    private final Recorder recorder;
    private final Interceptor interceptor;
    private final Endpoint endpoint;
    private final LocalNames names;

    public FrontDoor(
            ServerOptions options, Guard guard, Recorder recorder, Interceptor interceptor, Endpoint endpoint) {
        this.guard = guard;
        this.recorder = recorder;
        this.interceptor = interceptor;
        this.endpoint = endpoint;
        names = new LocalNames(options.host());
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response().exceptionHandler(gone -> {});
        if (request.method().equals(HttpMethod.POST)) {
            Requests.body(request)
                    .onSuccess(body -> enter(request, body))
                    .onFailure(tooLong -> Replies.refuse(request.response(), 413, "the body could not be read"));
        } else {
            enter(request, "");
        }
    }

    private void enter(HttpServerRequest request, String body) {
        var received = new Recorder.Received(request.method().name(), request.uri(), Requests.headers(request), body);
        recorder.add(received);
        if (!names.allow(request)) {
            Replies.refuse(request.response(), 403, "Host or Origin is not allowed");
        } else if (!guard.serves(request, body)) {
            admit(request, received);
        }
    }

    private void admit(HttpServerRequest request, Recorder.Received received) {
        if (!guard.admits(request)) {
            request.response().putHeader("WWW-Authenticate", guard.challenge(request));
            Replies.refuse(request.response(), 401, "a credential is required");
        } else if (!interceptor.intercept(request, received.body())) {
            endpoint.serve(request, received);
        }
    }
}
