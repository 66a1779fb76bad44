// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.rounds;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.MissingCapability;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything a modern server wants of a legacy client at once: asked, collected, and told when it is complete. Thread-safe. */
final class Questionnaire {

    /** What came of it; one of the two, once. */
    interface Outcome {

        /** All answers, as {@code inputResponses}. */
        void answered(Slice responses);

        void failed(JsonRpcError why);
    }

    private final Vertx vertx;
    private final LegacyClient client;
    private final List<InputRequest> questions;
    private final Outcome outcome;
    private final Map<String, Slice> answers = new LinkedHashMap<>();
    private boolean over;
    private long timer = -1;

    Questionnaire(Vertx vertx, LegacyClient client, List<InputRequest> questions, Outcome outcome) {
        this.vertx = vertx;
        this.client = client;
        this.questions = questions;
        this.outcome = outcome;
    }

    /** Asks, if the client declares that it answers all of it. */
    void ask(Duration patience) {
        for (var question : questions) {
            if (!ClientCapabilities.allow(client.capabilities(), question.method(), question.paramsOrEmpty())) {
                fail(undeclared(question));
                return;
            }
        }
        timer = vertx.setTimer(
                Math.max(1, patience.toMillis()),
                late -> fail(JsonRpcError.of(
                        ErrorCodes.INTERNAL_ERROR,
                        "the client did not answer the server's question in " + patience.toSeconds() + " s")));
        questions.forEach(question -> client.put(question, answerTo(question)));
    }

    /** Legacy revisions do not know the code, so only its message and data are used. */
    private static JsonRpcError undeclared(InputRequest question) {
        var missing = MissingCapability.toBeAsked(question.method(), question.paramsOrEmpty());
        return new JsonRpcError(ErrorCodes.INTERNAL_ERROR, missing.message(), missing.data());
    }

    private Answer answerTo(InputRequest question) {
        return new Answer() {
            @Override
            public void result(Slice result) {
                take(question, result);
            }

            @Override
            public void error(JsonRpcError error) {
                fail(new JsonRpcError(
                        ErrorCodes.INTERNAL_ERROR,
                        "the client answered " + question.method() + " with an error: " + error.message(),
                        error.data()));
            }
        };
    }

    private void take(InputRequest question, Slice answer) {
        Slice complete;
        synchronized (this) {
            if (over) {
                return;
            }
            answers.put(question.key(), answer);
            if (answers.size() < questions.size()) {
                return;
            }
            over = true;
            complete = responses();
        }
        vertx.cancelTimer(timer);
        outcome.answered(complete);
    }

    private void fail(JsonRpcError why) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        vertx.cancelTimer(timer);
        outcome.failed(why);
    }

    private Slice responses() {
        var out = new JsonWriter().beginObject();
        answers.forEach((key, answer) -> out.name(key).raw(answer));
        return out.endObject().toSlice();
    }
}
