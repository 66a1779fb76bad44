// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Cancelled;
import io.mcpx.examples.call.Channel;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.mcpx.examples.rpc.Messages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests from the server to a legacy client, and their answers.
 *
 * <p>Ids count from 1, so they are sure to meet the same ids of the client's own requests; a question that has a name has it
 * as its id when it is first asked.
 */
final class Questioning {

    /** What tools that ask one thing call it, and what belongs to no call. */
    private static final Set<String> NAMELESS = Set.of("answer", "any");

    private final Map<String, Promise<JsonNode>> open = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private long lastId;

    /** Asks all at once; completes with all answers by key, or fails when the client refuses one. */
    Future<ObjectNode> ask(Map<String, ObjectNode> questions, Channel channel) {
        var answers = Json.object();
        List<Future<JsonNode>> all = new ArrayList<>();
        questions.forEach(
                (key, question) -> all.add(ask(key, question, channel).onSuccess(answer -> answers.set(key, answer))));
        return Future.all(all).map(answers);
    }

    void answer(Inbound.Response response) {
        var question = open.remove(response.id());
        if (question == null) {
            return;
        }
        var error = response.message().path("error");
        if (error.isMissingNode()) {
            question.complete(response.message().path("result"));
        } else {
            question.fail(new McpError(
                    error.path("code").asInt(), error.path("message").asText(), null, 200));
        }
    }

    void abandon() {
        open.values().forEach(question -> question.tryFail(new Cancelled()));
        open.clear();
    }

    private Future<JsonNode> ask(String key, ObjectNode question, Channel channel) {
        lastId++;
        var id = isName(key) && named.add(key) ? "\"" + key + "\"" : Long.toString(lastId);
        var answer = Promise.<JsonNode>promise();
        open.put(id, answer);
        var params = Json.objectIn(question, "params").deepCopy();
        if (params.path("mode").asText().equals("url")) {
            params.put("elicitationId", "page-" + lastId);
        }
        channel.send(Messages.request(id, question.path("method").asText(), params));
        return answer.future();
    }

    private static boolean isName(String key) {
        return !NAMELESS.contains(key);
    }
}
