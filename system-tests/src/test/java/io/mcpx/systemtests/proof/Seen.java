// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import io.mcpx.examples.json.RawJson;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/**
 * What came of one call, as its client sees it.
 *
 * @param outcome the HTTP status, then {@code result}, or an error's code and reason, or how the response ended instead
 * @param notifications how many came before
 */
record Seen(String outcome, int notifications) {

    /** Waits for the end of the response. */
    static Seen of(HttpResponse<InputStream> response) {
        var status = response.statusCode() + " ";
        var events = 0;
        try {
            if (!Http.isStream(response)) {
                return new Seen(status + outcome(ProofClient.whole(response.body())), 0);
            }
            try (var stream = new Events(response.body())) {
                for (var event = stream.next(); event != null; event = stream.next()) {
                    if (ProofClient.isAnswer(event.data())) {
                        return new Seen(status + outcome(event.data()), events);
                    }
                    events++;
                }
            }
            return new Seen(status + "no answer", events);
        } catch (UncheckedIOException brokenOff) {
            return new Seen(status + "broken off", events);
        }
    }

    private static String outcome(String answer) {
        return RawJson.find(answer, "error")
                .map(error -> RawJson.find(error, "code").orElse("no code") + " "
                        + RawJson.find(error, "data", "reason")
                                .map(ProofClient::text)
                                .orElse("no reason"))
                .orElseGet(() -> RawJson.find(answer, "result").isPresent() ? "result" : "no answer");
    }
}
