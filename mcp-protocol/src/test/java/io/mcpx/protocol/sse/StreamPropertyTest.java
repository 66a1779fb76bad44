// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.RandomCases;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamPropertyTest {

    private static final int LIMIT = 1 << 20;
    private static final String CHARACTERS = "ab:{}\"\\ é€𝄞\uFEFF\u0000";

    @Test
    void readsBackWhatWasWrittenHoweverItIsCut() {
        RandomCases.hold(2_000, random -> {
            var written = new ArrayList<SseEvent>();
            var stream = new ByteArrayOutputStream();
            for (int i = random.nextInt(5); i >= 0; i--) {
                var event = randomEvent(random);
                written.add(event);
                stream.writeBytes(SseWriter.event(event.id(), event.event(), event.data()));
                stream.writeBytes(random.nextBoolean() ? SseWriter.comment("x") : new byte[0]);
            }

            assertThat(readInRandomChunks(stream.toByteArray(), random)).isEqualTo(written);
        });
    }

    @Test
    void findsTheEndOfALineWhereverItIs() {
        RandomCases.hold(5_000, random -> {
            var bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(20) == 0 ? random.nextInt(8, 16) : random.nextInt(256));
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            int expected = from;
            while (expected < bytes.length && bytes[expected] != '\n' && bytes[expected] != '\r') {
                expected++;
            }

            assertThat(LineEnd.find(bytes, from, bytes.length)).isEqualTo(expected);
        });
    }

    @Test
    void readsAnyBytesTheSameWhereverOneCutFalls() {
        RandomCases.hold(1_000, random -> {
            var stream = randomLines(random);
            var whole = readInChunks(stream, stream.length);

            for (int cut = 0; cut <= stream.length; cut++) {
                var events = new ArrayList<SseEvent>();
                var reader = new StreamReader(LIMIT, events::add);
                reader.feed(stream, 0, cut);
                reader.feed(stream, cut, stream.length - cut);
                reader.end();
                assertThat(events).as("cut at " + cut).isEqualTo(whole);
            }
            assertThat(readInChunks(stream, 1)).isEqualTo(whole);
        });
    }

    @Test
    void readsLargeEventsInPartsAsTheyAreReadWhole() {
        RandomCases.hold(3_000, random -> {
            var stream = randomLines(random);
            var whole = readInChunks(stream, Math.max(1, stream.length));

            var parts = new PartedEvents(random.nextInt(8), random);
            var reader = new StreamReader(LIMIT, parts, parts::whole);
            for (int at = 0; at < stream.length; ) {
                int length = Math.min(random.nextInt(9), stream.length - at);
                reader.feed(stream, at, length);
                at += length;
            }
            reader.end();

            assertThat(parts.events()).isEqualTo(whole);
        });
    }

    @Test
    void writesInPartsWhatIsReadBackWhole() {
        RandomCases.hold(3_000, random -> {
            var data = text(random, true)
                    .replace("a", random.nextBoolean() ? "\r" : "\r\n")
                    .getBytes(UTF_8);
            var stream = new ByteArrayOutputStream();
            var writer = new SsePartWriter((bytes, from, to) -> stream.write(bytes, from, to - from));

            writer.begin("r1.2", "message");
            for (int at = 0; at < data.length; ) {
                int to = Math.min(data.length, at + random.nextInt(4));
                writer.data(data, at, to);
                at = to;
            }
            writer.end();

            assertThat(stream.toByteArray()).isEqualTo(SseWriter.event("r1.2", "message", data));
        });
    }

    @Test
    void readsNewlineSeparatedJsonHoweverItIsCut() {
        RandomCases.hold(1_000, random -> {
            var lines = new ArrayList<String>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                lines.add("{\"n\":" + random.nextInt() + "}");
            }
            var stream =
                    String.join(random.nextBoolean() ? "\n" : "\r\n\n", lines).getBytes(UTF_8);

            assertThat(readInRandomChunks(stream, random).stream().map(SseEvent::dataAsText))
                    .isEqualTo(lines);
        });
    }

    private static SseEvent randomEvent(Random random) {
        return new SseEvent(
                random.nextBoolean() ? null : "e" + text(random, false),
                text(random, true).getBytes(UTF_8),
                random.nextBoolean() ? null : "i" + text(random, false),
                null);
    }

    private static String text(Random random, boolean lines) {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            var character = CHARACTERS.codePoints().toArray()[random.nextInt(13)];
            boolean lineFeed = lines && random.nextInt(5) == 0;
            text.append(lineFeed ? "\n" : character == 0 && !lines ? "" : Character.toString(character));
        }
        return text.toString();
    }

    private static byte[] randomLines(Random random) {
        var text = new StringBuilder(random.nextInt(10) == 0 ? "\uFEFF" : "");
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pick(
                            random, "data: ", "data:", "data", "id: ", "event:", "retry:7", ":", "x", "", "{", "[",
                            " "))
                    .append(pick(random, "", "a", "é", ":", " ", "\0"))
                    .append(pick(random, "\n", "\r", "\r\n", "\n\n", "\r\r", ""));
        }
        return text.toString().getBytes(UTF_8);
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    private static List<SseEvent> readInRandomChunks(byte[] stream, Random random) throws StreamLimitExceeded {
        return read(stream, random, 0);
    }

    private static List<SseEvent> readInChunks(byte[] stream, int size) throws StreamLimitExceeded {
        return read(stream, null, Math.max(size, 1));
    }

    private static List<SseEvent> read(byte[] stream, @Nullable Random random, int size) throws StreamLimitExceeded {
        var events = new ArrayList<SseEvent>();
        var reader = new StreamReader(LIMIT, events::add);
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(random == null ? size : random.nextInt(9), stream.length - at);
            reader.feed(stream, at, length);
            at += length;
        }
        reader.end();
        return events;
    }
}
