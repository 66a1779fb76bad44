// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/event-stream | BOTH",
                "application/json;q=0.9, text/event-stream;q=0.1 | BOTH",
                "*/* | BOTH",
                "text/event-stream, */* | BOTH",
                "text/event-stream, application/json | STREAM_FIRST",
                "Text/Event-Stream,Application/JSON | STREAM_FIRST",
                "application/json | JSON",
                "application/json, text/event-stream;q=0 | JSON",
                "text/event-stream | STREAM",
                "text/* | STREAM",
                "image/png | NEITHER"
            })
    void knowsWhatAClientReadsAndWouldRatherHave(String header, Accept accept) {
        var headers = MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.ACCEPT, header);

        assertThat(Accept.of(headers)).isEqualTo(accept);
    }

    @Test
    void takesAnAbsentHeaderForEverything() {
        assertThat(Accept.of(MultiMap.caseInsensitiveMultiMap())).isEqualTo(Accept.BOTH);
    }
}
