// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamReaderTest {

    private final List<SseEvent> events = new ArrayList<>();
    private final StreamReader reader = new StreamReader(1000, events::add);

    @Test
    void readsNewlineSeparatedJson() throws StreamLimitExceeded {
        feed(" \n{\"a\":1}\r\n\n[2]\n{\"b\"");
        feed(":3}");
        reader.end();

        assertThat(data()).containsExactly("{\"a\":1}", "[2]", "{\"b\":3}");
    }

    @Test
    void readsServerSentEvents() throws StreamLimitExceeded {
        feed("\n\nid: 4\ndata: {}\n\n");
        reader.end();

        assertThat(data()).containsExactly("{}");
        assertThat(reader.lastEventId()).isEqualTo("4");
    }

    @Test
    void doesNotTakeAnIndentedLineForAField() throws StreamLimitExceeded {
        feed("  data: {}\ndata: []\n\n");

        assertThat(data()).containsExactly("[]");
    }

    @Test
    void isContentWithNothing() throws StreamLimitExceeded {
        feed(" ");
        reader.end();

        assertThat(events).isEmpty();
        assertThat(reader.lastEventId()).isNull();
    }

    private void feed(String text) throws StreamLimitExceeded {
        reader.feed(text.getBytes(UTF_8));
    }

    private List<String> data() {
        return events.stream().map(SseEvent::dataAsText).toList();
    }
}
