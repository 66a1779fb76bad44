// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.MessageReader;

/** What every answer has to be, whatever the request was. */
final class Verdict {

    /** An answer nests deeper than the request it quotes. */
    private static final MessageReader READER = new MessageReader(new JsonLimits(8 << 20, 1000));

    /** An answer after which the connection goes on. */
    static void requireIntact(Answer answer, String method) {
        requireNoFailure(answer);
        require(!answer.closes(), "closed a connection for no reason", answer);
        if (!method.equals("HEAD")) {
            requireMeaning(answer);
        }
    }

    static void requireNoFailure(Answer answer) {
        require(answer.status() < 500, "failed", answer);
    }

    /** The good answer to a valid request, and to no other. */
    static void requireGood(Answer answer, String id) {
        require(answer.status() == 200, "refused a valid request", answer);
        var text = answer.text();
        require(text.contains("\"id\":" + id) && text.contains("\"result\""), "no answer to " + id, answer);
    }

    private static void requireMeaning(Answer answer) {
        if (answer.isJson()) {
            requireMessages(answer);
        } else if (answer.isStream()) {
            require(answer.status() == 200 && isWhole(answer.text()), "broke off an event", answer);
        } else {
            require(answer.status() < 300 && answer.text().isEmpty(), "answered with something else", answer);
        }
        require(answer.status() < 400 || answer.text().contains("\"error\""), "refused without saying why", answer);
    }

    /** A stream without any event is that of a request which another one has cancelled. */
    private static boolean isWhole(String events) {
        return events.isEmpty() || events.endsWith("\n\n");
    }

    private static void requireMessages(Answer answer) {
        try {
            var body = answer.text().getBytes(ISO_8859_1);
            require(body.length > 0, "answered with no JSON", answer);
            if (body[0] == '[') {
                READER.readBatch(body);
            } else {
                READER.read(body);
            }
        } catch (MalformedMessage malformed) {
            throw new AssertionError("answered with what is no message: " + answer, malformed);
        }
    }

    private static void require(boolean right, String problem, Answer answer) {
        if (!right) {
            throw new AssertionError("the gateway " + problem + ": " + answer);
        }
    }

    private Verdict() {}
}
