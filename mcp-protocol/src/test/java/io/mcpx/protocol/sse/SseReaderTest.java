// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {

    private final List<SseEvent> events = new ArrayList<>();
    private final SseReader reader = new SseReader(1000, events::add);

    @Test
    void readsAnEventWithAllItsFields() throws StreamLimitExceeded {
        feed("event: endpoint\nid: 7\nretry: 500\ndata: /messages\n\n");

        assertThat(events).containsExactly(new SseEvent("endpoint", "/messages".getBytes(UTF_8), "7", 500L));
    }

    @Test
    void endsLinesAtEveryKindOfLineBreak() throws StreamLimitExceeded {
        feed("data:a\rdata:b\r\ndata:c\n\r\n");

        assertThat(data()).containsExactly("a\nb\nc");
    }

    @Test
    void takesAPairOfLineBreaksInTwoChunksForOne() throws StreamLimitExceeded {
        feed("data:a\r");
        feed("\ndata:b\r");
        feed("\n\r");
        feed("\n");

        assertThat(data()).containsExactly("a\nb");
    }

    @Test
    void dropsOneBlankOnly() throws StreamLimitExceeded {
        feed("data:  a \n\ndata\n\ndata:\n\n");

        assertThat(data()).containsExactly(" a ", "", "");
    }

    @Test
    void ignoresCommentsAndUnknownFields() throws StreamLimitExceeded {
        feed(": hello\ndatas: x\nDATA: y\nunknown\n:\ndata: a\n\n");

        assertThat(data()).containsExactly("a");
    }

    @Test
    void skipsAByteOrderMarkAtTheVeryBeginning() throws StreamLimitExceeded {
        feed("\uFEFFdata: a\n\n\uFEFFdata: b\n\n");

        assertThat(data()).containsExactly("a");
    }

    @Test
    void remembersTheLastIdEvenOfABlockWithoutData() throws StreamLimitExceeded {
        feed("id: 1\ndata: a\n\nid: 2\nretry: 30\n\n");

        assertThat(events).hasSize(1);
        assertThat(reader.lastEventId()).isEqualTo("2");
        assertThat(reader.retryMillis()).isEqualTo(30);

        feed("id\n\n");

        assertThat(reader.lastEventId()).isNull();
    }

    @Test
    void ignoresAnIdWithNulAndARetryThatIsNoNumber() throws StreamLimitExceeded {
        feed("id: a\0b\nretry: 1s\nretry:\nretry: 99999999999999999999\ndata: a\n\n");

        assertThat(events).containsExactly(SseEvent.of("a".getBytes(UTF_8)));
    }

    @Test
    void dropsAnEventThatTheStreamCutsOff() throws StreamLimitExceeded {
        feed("data: a\n");
        reader.end();

        assertThat(events).isEmpty();
    }

    @Test
    void refusesAnEventBeyondTheLimit() {
        assertThatExceptionOfType(StreamLimitExceeded.class)
                .isThrownBy(() -> feed("data: " + "x".repeat(1000)))
                .returns(1000, StreamLimitExceeded::limit);
        assertThatExceptionOfType(StreamLimitExceeded.class)
                .isThrownBy(() -> new SseReader(100, events::add)
                        .feed("data: 0123456789\n".repeat(20).getBytes(UTF_8)));
    }

    @Test
    void readsWhatTheWriterWrote() throws StreamLimitExceeded {
        reader.feed(SseWriter.event("7", "message", "{\n\"a\":1}".getBytes(UTF_8)));
        reader.feed(SseWriter.comment("still here"));
        reader.feed(SseWriter.retry(20));
        reader.feed(SseWriter.priming("8"));

        assertThat(events)
                .containsExactly(
                        new SseEvent("message", "{\n\"a\":1}".getBytes(UTF_8), "7", null),
                        new SseEvent(null, new byte[0], "8", null));
        assertThat(reader.retryMillis()).isEqualTo(20);
    }

    private void feed(String text) throws StreamLimitExceeded {
        reader.feed(text.getBytes(UTF_8));
    }

    private List<String> data() {
        return events.stream().map(SseEvent::dataAsText).toList();
    }
}
