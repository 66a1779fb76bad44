// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/** The status line and headers of one response, in each form a response can have. Guarded by its exchange. */
final class Head {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence EVENT_STREAM = HttpHeaders.createOptimized("text/event-stream");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence ACCEL_BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");

    private final HttpServerRequest request;
    private final HttpServerResponse response;

    Head(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
    }

    void header(CharSequence name, CharSequence value) {
        response.putHeader(name, value);
    }

    /** Without a body. */
    void empty(int status) {
        response.setStatusCode(status);
    }

    /** With a JSON body of this length. */
    void json(int status, int length) {
        json(status).putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(length));
    }

    /** With a JSON body whose length shows at its end. */
    void jsonInParts() {
        json(200).setChunked(true);
    }

    private HttpServerResponse json(int status) {
        return response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    /** With an event stream, and on its way at once. */
    void eventStream() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(ACCEL_BUFFERING, NO);
        send();
    }

    /** As somebody else wrote it. */
    void relayed(int status, Consumer<MultiMap> headers) {
        response.setStatusCode(status);
        headers.accept(response.headers());
        if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
            send();
        }
    }

    /** Tells the client that the connection ends with this response, where the version has a word for it. */
    void closing() {
        if (request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Without chunks, the end of a broken body looks like that of a whole one. */
    boolean showsBreaks() {
        return request.version() != HttpVersion.HTTP_1_0;
    }

    /** At once, so that the client knows; HTTP/1.0 has no framing for a head whose body is still open. */
    private void send() {
        if (showsBreaks()) {
            response.writeHead();
        }
    }
}
