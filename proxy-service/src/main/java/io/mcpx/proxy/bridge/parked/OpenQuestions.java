// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.parked;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a legacy server has asked in the course of one call and not been answered. Guarded by its call. */
final class OpenQuestions {

    private static final JsonRpcError UNANSWERED =
            JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "the client gave no answer before the request ended");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,63}");

    private record Question(InputRequest request, Answer answer) {}

    private final Set<String> used = new HashSet<>();
    private final Map<String, Question> open = new LinkedHashMap<>();
    private int asked;

    /** The server's own name of the question if it is a short text, else a number; no question of the call has had it. */
    String keyFor(RequestId id) {
        asked++;
        var name = id.isString() ? id.raw().asString() : "";
        return NAME.matcher(name).matches() && used.add(name) ? name : "question-" + asked;
    }

    void add(InputRequest request, Answer answer) {
        open.put(request.key(), new Question(request, answer));
    }

    int size() {
        return open.size();
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    Collection<InputRequest> requests() {
        return open.values().stream().map(Question::request).toList();
    }

    /** Takes out what these responses answer; the rest stays open. Answers are given when this is called. */
    List<Runnable> answeredBy(JsonObject responses) {
        var answered = open.values().stream()
                .filter(question -> question.request.isAnsweredBy(responses.find(question.request.key())))
                .toList();
        answered.forEach(question -> open.remove(question.request.key()));
        return answered.stream()
                .<Runnable>map(question -> () -> give(question, responses))
                .toList();
    }

    /** Takes all of them out; the server is told that there will be no answer. */
    List<Runnable> withdrawn() {
        var all = open.values().stream()
                .<Runnable>map(question -> () -> question.answer.error(UNANSWERED))
                .toList();
        open.clear();
        return all;
    }

    private static void give(Question question, JsonObject responses) {
        var response = responses.find(question.request.key());
        if (response != null) {
            question.answer.result(response);
        }
    }
}
