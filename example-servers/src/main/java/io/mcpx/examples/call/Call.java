// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.json.RawJson;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request being served: its arguments, its client, and the ways to talk back before it is answered. */
public final class Call {

    private static final List<String> LEVELS =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    private final Vertx vertx;
    private final Inbound.Request request;
    private final Client client;
    private final Channel channel;
    private final Future<Void> cancelled;
    private final Answers answers;
    private final @Nullable String state;

    /** {@code cancelled} completes when the client no longer wants the answer. */
    public Call(Vertx vertx, Inbound.Request request, Client client, Channel channel, Future<Void> cancelled) {
        this(
                vertx,
                request,
                client,
                channel,
                cancelled,
                answers(request),
                request.params().path("requestState").textValue());
    }

    private Call(
            Vertx vertx,
            Inbound.Request request,
            Client client,
            Channel channel,
            Future<Void> cancelled,
            Answers answers,
            @Nullable String state) {
        this.vertx = vertx;
        this.request = request;
        this.client = client;
        this.channel = channel;
        this.cancelled = cancelled;
        this.answers = answers;
        this.state = state;
    }

    private static Answers answers(Inbound.Request request) {
        var given = request.params().path("inputResponses");
        if (given.isMissingNode()) {
            return Answers.NONE;
        }
        if (given instanceof ObjectNode byKey) {
            return new Answers(byKey);
        }
        throw McpError.invalidParams("inputResponses: must be an object");
    }

    /** The same call, gone on with these answers. */
    public Call with(Answers newAnswers, @Nullable String newState) {
        return new Call(vertx, request, client, channel, cancelled, newAnswers, newState);
    }

    /** The same call, detached from the request that began it. */
    public Call inBackground(Future<Void> newlyCancelled) {
        return new Call(vertx, request, client, message -> {}, newlyCancelled, answers, state);
    }

    public Inbound.Request request() {
        return request;
    }

    public ObjectNode params() {
        return request.params();
    }

    public ObjectNode arguments() {
        return Json.objectIn(request.params(), "arguments");
    }

    public String argument(String name) {
        return arguments().path(name).asText();
    }

    /** The JSON text of the arguments as it came. */
    public String rawArguments() {
        return RawJson.find(request.text(), "params", "arguments").orElse("{}");
    }

    public Client client() {
        return client;
    }

    public Channel channel() {
        return channel;
    }

    public Answers answers() {
        return answers;
    }

    public Optional<String> state() {
        return Optional.ofNullable(state);
    }

    public Future<Void> cancelled() {
        return cancelled;
    }

    public void notify(String method, ObjectNode params) {
        channel.send(Messages.notification(method, params));
    }

    /** Says nothing unless the client asked for this level. */
    public void log(String level, String text) {
        var wanted = client.logLevel();
        if (wanted != null && LEVELS.indexOf(level) >= LEVELS.indexOf(wanted)) {
            var params =
                    Json.object().put("level", level).put("logger", "example").put("data", text);
            notify("notifications/message", params);
        }
    }

    /** Says nothing unless the client gave a progress token. */
    public void progress(int done, int total) {
        var token = RawJson.find(request.text(), "params", "_meta", "progressToken");
        token.ifPresent(raw -> {
            ObjectNode params = Json.object().set("progressToken", Json.raw(raw));
            notify("notifications/progress", params.put("progress", done).put("total", total));
        });
    }

    /** Completes after the time, or fails as soon as the call is cancelled. */
    public Future<Void> pause(Duration time) {
        if (!time.isPositive()) {
            return Future.succeededFuture();
        }
        var done = Promise.<Void>promise();
        var timer = vertx.setTimer(time.toMillis(), id -> done.tryComplete());
        cancelled.onSuccess(gone -> {
            if (vertx.cancelTimer(timer)) {
                done.tryFail(new Cancelled());
            }
        });
        return done.future();
    }
}
