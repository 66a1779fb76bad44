// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.call.Channel;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to one POST: JSON as long as nothing else has to be said, an event stream from then on. */
final class PostAnswer implements Channel {

    private final HttpServerResponse response;
    private final EventStream stream;
    private final boolean batch;
    private final List<String> answers = new ArrayList<>();
    private int missing;
    private boolean streaming;

    /** Complete after {@code expected} answers; a batch is answered by an array. */
    PostAnswer(HttpServerResponse response, EventStream stream, int expected, boolean batch) {
        this.response = response;
        this.stream = stream;
        this.batch = batch;
        missing = expected;
    }

    @Override
    public void send(String message) {
        openStream();
        stream.send(message);
    }

    @Override
    public void drop() {
        openStream();
        stream.drop();
    }

    /** Empty for a request that the client cancelled. */
    void answer(Optional<String> answer) {
        missing--;
        if (streaming) {
            answer.ifPresent(stream::send);
        } else {
            answer.ifPresent(answers::add);
        }
        if (missing == 0) {
            finish();
        }
    }

    boolean isStreaming() {
        return streaming;
    }

    void openStream() {
        if (!streaming) {
            streaming = true;
            stream.attach(response);
            answers.forEach(stream::send);
        }
    }

    private void finish() {
        if (streaming) {
            stream.finish();
        } else if (batch) {
            Replies.json(response, 200, "[" + String.join(",", answers) + "]");
        } else if (answers.isEmpty()) {
            Replies.status(response, 202);
        } else {
            Replies.json(response, 200, answers.getFirst());
        }
    }
}
