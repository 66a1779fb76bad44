// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {

    private static final byte[] ID = "123456789".getBytes(ISO_8859_1);

    private final AnswerCheck check = new AnswerCheck();

    @Test
    void acceptsTheResultOfTheRequest() {
        assertThat(problem(200, "{\"jsonrpc\":\"2.0\",\"id\":123456789,\"result\":{}}"))
                .isEmpty();
    }

    @Test
    void acceptsAnIdThatFollowsALongResult() {
        assertThat(problem(200, "{\"result\":{\"text\":\"" + "x".repeat(5000) + "\"},\"id\":123456789}"))
                .isEmpty();
    }

    @Test
    void countsEverythingElseAsAnError() {
        assertThat(problem(500, "{\"id\":123456789,\"result\":{}}")).isPresent();
        assertThat(problem(200, "{\"id\":123456789,\"error\":{\"code\":-32603}}"))
                .isPresent();
        assertThat(problem(200, "{\"id\":123456789,\"result\":{\"isError\":true}}"))
                .isPresent();
        assertThat(problem(200, "{\"id\":123456780,\"result\":{}}"))
                .contains("status 200: {\"id\":123456780,\"result\":{}}");
    }

    private Optional<String> problem(int status, String body) {
        var bytes = body.getBytes(ISO_8859_1);
        check.begin(status);
        for (int at = 0; at < bytes.length; at += 100) {
            check.add(bytes, at, Math.min(bytes.length, at + 100));
        }
        assertThat(check.size()).isEqualTo(bytes.length);
        return check.problem(ID);
    }
}
