// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.call.Answers;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.call.Change;
import io.mcpx.examples.call.Channel;
import io.mcpx.examples.call.Client;
import io.mcpx.examples.call.Needs;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One connection of the eras that begin with {@code initialize}. Used on one event loop only. */
public final class LegacyPeer {

    private static final int MAX_ROUNDS = 8;

    private static final String CAPABILITIES = """
            {"tools":{"listChanged":true},"prompts":{"listChanged":true},\
            "resources":{"subscribe":true,"listChanged":true},"logging":{},"completions":{}}""";

    private final Vertx vertx;
    private final Features features;
    private final String transport;
    private final List<String> revisions;
    private final Channel general;
    private final Questioning questioning = new Questioning();
    private final LegacyTaskMethods tasks;
    private final Map<String, Promise<Void>> running = new HashMap<>();
    private final Set<String> subscriptions = new HashSet<>();

    private String revision = "";
    private ObjectNode capabilities = Json.object();
    private JsonNode clientInfo = Json.object();
    private String logLevel = "debug";
    private boolean ready;
    private Runnable stopListening = () -> {};

    /** Speaks these revisions, newest first. Messages that belong to no request go to the {@code general} channel. */
    public LegacyPeer(Vertx vertx, Features features, String transport, List<String> revisions, Channel general) {
        this.vertx = vertx;
        this.features = features;
        this.transport = transport;
        this.revisions = revisions;
        this.general = general;
        tasks = new LegacyTaskMethods(vertx, features, questioning, general);
    }

    /** The negotiated revision, empty before {@code initialize}. */
    public String revision() {
        return revision;
    }

    /** Does without {@code initialize}, for clients that get no session. */
    public void assume(String assumed) {
        revision = assumed;
    }

    public void close() {
        stopListening.run();
        running.values().forEach(Promise::tryComplete);
        questioning.abandon();
    }

    /** The answer as a whole message; empty when the client cancelled. */
    public Future<Optional<String>> handle(Inbound.Request request, Map<String, String> headers, Channel channel) {
        var cancelled = Promise.<Void>promise();
        running.put(request.id(), cancelled);
        return result(request, headers, channel, cancelled.future())
                .onFailure(features::count)
                .map(result -> Optional.of(Messages.result(request.id(), result)))
                .recover(failure -> Future.succeededFuture(refusal(request, failure)))
                .onComplete(done -> running.remove(request.id(), cancelled));
    }

    public void accept(Inbound.Notification notification) {
        switch (notification.method()) {
            case "notifications/initialized" -> ready = true;
            case "notifications/cancelled" ->
                cancel(Json.write(notification.params().path("requestId")));
            default -> {
                // notifications that are not understood are ignored, as JSON-RPC has it
            }
        }
    }

    public void accept(Inbound.Response response) {
        questioning.answer(response);
    }

    private void cancel(String id) {
        var call = running.get(id);
        if (call != null) {
            call.tryComplete();
        }
    }

    private Future<String> result(
            Inbound.Request request, Map<String, String> headers, Channel channel, Future<Void> cancelled) {
        try {
            return switch (request.method()) {
                case "initialize" -> Future.succeededFuture(initialize(request.params()));
                case "ping" -> Future.succeededFuture("{}");
                case "logging/setLevel" -> setLevel(request.params());
                case "resources/subscribe" -> subscribe(request.params());
                case "resources/unsubscribe" -> unsubscribe(request.params());
                default -> serve(new Call(vertx, request, client(headers), channel, cancelled), MAX_ROUNDS);
            };
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private String initialize(ObjectNode params) {
        var asked = params.path("protocolVersion").asText();
        stopListening.run();
        stopListening = features.changes().listen(this::tell);
        revision = revisions.contains(asked) ? asked : revisions.getFirst();
        capabilities = Json.objectIn(params, "capabilities");
        clientInfo = Json.objectIn(params, "clientInfo");
        var result = Json.object().put("protocolVersion", revision);
        var offered = Json.object(CAPABILITIES);
        if (revision.equals(Era.LEGACY_REVISIONS.getFirst())) {
            offered.set("tasks", Json.object(LegacyTaskMethods.CAPABILITY));
        }
        result.set("capabilities", offered);
        result.set("serverInfo", features.serverInfo());
        return Json.write(result.put("instructions", "An example server: every tool does what its name says."));
    }

    private Future<String> setLevel(ObjectNode params) {
        logLevel = params.path("level").asText();
        return Future.succeededFuture("{}");
    }

    private Future<String> subscribe(ObjectNode params) {
        subscriptions.add(params.path("uri").asText());
        return Future.succeededFuture("{}");
    }

    private Future<String> unsubscribe(ObjectNode params) {
        subscriptions.remove(params.path("uri").asText());
        return Future.succeededFuture("{}");
    }

    private Future<String> serve(Call call, int rounds) {
        if (revision.isEmpty()) {
            throw McpError.invalidRequest("initialize comes first");
        }
        if (tasks.handles(call)) {
            return tasks.handle(call);
        }
        return features.handle(call).compose(outcome -> switch (outcome) {
            case Outcome.Complete(var result) -> Future.succeededFuture(Json.write(result));
            case Outcome.Verbatim(var result) -> Future.succeededFuture(result);
            case Outcome.InputRequired open -> ask(call, open, rounds);
        });
    }

    /** As many legacy servers are: asks without a look at what the client declared. */
    private static boolean isHeadless(Call call) {
        return call.params().path("name").asText().equals("test_missing_capability");
    }

    private Future<String> ask(Call call, Outcome.InputRequired open, int rounds) {
        var missing = Needs.missing(open.questions(), call.client());
        if (!missing.isEmpty() && !isHeadless(call)) {
            return toolError("The client does not support what this needs: " + Json.write(missing));
        }
        if (rounds == 0) {
            return toolError("The client never gave a usable answer");
        }
        return questioning
                .ask(open.questions(), call.channel())
                .compose(
                        answers -> serve(call.with(new Answers(answers), open.state()), rounds - 1),
                        refused -> refused instanceof Cancelled
                                ? Future.failedFuture(refused)
                                : toolError("The client refused: " + refused.getMessage()));
    }

    private static Future<String> toolError(String text) {
        return switch (Outcome.error(text)) {
            case Outcome.Complete(var result) -> Future.succeededFuture(Json.write(result));
            case Outcome.Verbatim(var result) -> Future.succeededFuture(result);
            case Outcome.InputRequired open -> Future.failedFuture(McpError.internal(text));
        };
    }

    private static Optional<String> refusal(Inbound.Request request, Throwable failure) {
        return failure instanceof Cancelled
                ? Optional.empty()
                : Optional.of(Messages.error(request.id(), McpError.of(failure)));
    }

    private Client client(Map<String, String> headers) {
        return new Client(revision, transport, capabilities, clientInfo, logLevel, headers);
    }

    private void tell(Change change) {
        if (!ready) {
            return;
        }
        switch (change) {
            case Change.Tools() -> notify("notifications/tools/list_changed", Json.object());
            case Change.Prompts() -> notify("notifications/prompts/list_changed", Json.object());
            case Change.Resources() -> notify("notifications/resources/list_changed", Json.object());
            case Change.ResourceUpdated(var uri) -> {
                if (subscriptions.contains(uri)) {
                    notify("notifications/resources/updated", Json.object().put("uri", uri));
                }
            }
            case Change.Question(var question) -> questioning.ask(Map.of("any", question), general);
            case Change.Task(var id, var task) -> {
                // tasks as an extension belong to the modern revision
            }
        }
    }

    private void notify(String method, ObjectNode params) {
        general.send(Messages.notification(method, params));
    }
}
