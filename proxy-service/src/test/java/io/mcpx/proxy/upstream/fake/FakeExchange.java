// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One HTTP request to a fake server, and the means to answer it well or badly. */
public final class FakeExchange {

    private final HttpServerRequest request;
    private final Buffer body;
    private final JsonObject message;

    FakeExchange(HttpServerRequest request, Buffer body) {
        this.request = request;
        this.body = body;
        this.message = body.length() == 0 ? new JsonObject() : new JsonObject(body);
    }

    /** The JSON-RPC method of a POST; of an answer {@code response}; else the HTTP method. */
    public String method() {
        if (body.length() == 0) {
            return request.method().name();
        }
        return message.getString("method", "response");
    }

    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    public HttpServerRequest request() {
        return request;
    }

    public HttpServerResponse response() {
        return request.response();
    }

    public String body() {
        return body.toString();
    }

    public JsonObject message() {
        return message;
    }

    public JsonObject params() {
        return message.getJsonObject("params", new JsonObject());
    }

    public JsonObject meta() {
        return params().getJsonObject("_meta", new JsonObject());
    }

    public void status(int status) {
        response().setStatusCode(status).end();
    }

    public void result(JsonObject result) {
        json(200, answer().put("result", result));
    }

    public void error(int status, int code, String text) {
        json(status, answer().put("error", new JsonObject().put("code", code).put("message", text)));
    }

    /** Answers with exactly this text, as JSON. */
    public void text(String json) {
        response().putHeader("Content-Type", "application/json").end(json);
    }

    private void json(int status, JsonObject message) {
        response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(message.toBuffer());
    }

    /** Begins a stream of events. */
    public FakeExchange stream() {
        response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        response().write(": hello\n\n");
        return this;
    }

    public FakeExchange event(JsonObject message) {
        response().write("data: " + message.encode() + "\n\n");
        return this;
    }

    public FakeExchange raw(String text) {
        response().write(text);
        return this;
    }

    /** Ends the stream with the answer. */
    public void endWith(JsonObject result) {
        event(answer().put("result", result));
        response().end();
    }

    public JsonObject answer() {
        return new JsonObject().put("jsonrpc", "2.0").put("id", message.getValue("id"));
    }

    public static JsonObject notification(String method, JsonObject params) {
        return new JsonObject().put("jsonrpc", "2.0").put("method", method).put("params", params);
    }

    public static JsonObject request(Object id, String method, JsonObject params) {
        return notification(method, params).put("id", id);
    }

    /** Closes the connection without a word. */
    public void hangUp() {
        var closing = request.connection().close();
        closing.onComplete(closed -> {});
    }
}
