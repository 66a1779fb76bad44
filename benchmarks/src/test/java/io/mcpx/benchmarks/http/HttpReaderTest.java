// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.benchmarks.http.HttpReader.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpReaderTest {

    private static final String TWO_RESPONSES =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ncontent-LENGTH: 5\r\n\r\nfirst"
                    + "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nsec\r\nA;x=y\r\nond, third\r\n0\r\n\r\n"
                    + "HTTP/1.1 202 Accepted\r\n\r\n";

    private final RecordedMessages recorded = new RecordedMessages();

    @Test
    void findsMessagesByLengthAndByChunks() {
        feed(Side.RESPONSES, TWO_RESPONSES, TWO_RESPONSES.length());

        assertThat(recorded.messages).containsExactly("200 first", "404 second, third", "202 ");
    }

    @Test
    void findsTheSameInPiecesOfAnySize() {
        for (int size = 1; size < TWO_RESPONSES.length(); size++) {
            recorded.messages.clear();

            feed(Side.RESPONSES, TWO_RESPONSES, size);

            assertThat(recorded.messages).containsExactly("200 first", "404 second, third", "202 ");
        }
    }

    @Test
    void readsABodyWithoutLengthUntilTheOtherSideCloses() {
        var reader = feed(Side.RESPONSES, "HTTP/1.1 200 OK\r\n\r\nall of it", 4);
        assertThat(recorded.messages).isEmpty();

        assertThat(reader.closed()).isTrue();
        assertThat(recorded.messages).containsExactly("200 all of it");
    }

    @Test
    void saysWhenAMessageWasCutOff() {
        assertThat(feed(Side.RESPONSES, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfir", 64)
                        .closed())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoChunk() {
        assertThatThrownBy(() -> feed(Side.RESPONSES, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n?\r\n", 64))
                .isInstanceOf(IllegalStateException.class);
    }

    private HttpReader feed(Side side, String text, int size) {
        var reader = new HttpReader(side, recorded);
        var bytes = text.getBytes(ISO_8859_1);
        for (int at = 0; at < bytes.length; at += size) {
            reader.feed(bytes, at, Math.min(bytes.length, at + size));
        }
        return reader;
    }

    private static final class RecordedMessages implements HttpReader.Sink {

        private final List<String> messages = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();

        @Override
        public void head(Head head) {
            current.append(head.status()).append(' ');
        }

        @Override
        public void body(byte[] bytes, int from, int to) {
            current.append(new String(bytes, from, to - from, ISO_8859_1));
        }

        @Override
        public void end() {
            messages.add(current.toString());
            current.setLength(0);
        }
    }
}
