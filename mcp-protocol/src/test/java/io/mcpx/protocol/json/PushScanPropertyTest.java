// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.RandomCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PushScanPropertyTest {

    @Test
    void agreesWithTheWholeScannerHoweverATextIsCut() {
        RandomCases.hold(40_000, random -> {
            var text = new RandomJson(random).value(4).getBytes(UTF_8);
            var damaged = random.nextInt(4) == 0 ? text : DamagedText.of(text, random);

            assertThat(PushedText.accepts(damaged, random, JsonLimits.DEEPEST))
                    .as(new String(damaged, UTF_8))
                    .isEqualTo(isAccepted(damaged, JsonLimits.DEEPEST));
        });
    }

    @Test
    void agreesWhereverOneCutFalls() {
        RandomCases.hold(1_000, random -> {
            var text = DamagedText.of(new RandomJson(random).value(2).getBytes(UTF_8), random);
            boolean accepted = isAccepted(text, JsonLimits.DEEPEST);

            for (int cut = 0; cut <= text.length; cut++) {
                assertThat(PushedText.accepts(text, cut))
                        .as(cut + ": " + new String(text, UTF_8))
                        .isEqualTo(accepted);
            }
        });
    }

    @Test
    void agreesAboutEveryTwoAndThreeBytesInAString() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                agree(first, second);
                agree(first, second, 0x80 + (first + second) % 64);
                agree(first, second, 0x80, 0xBF);
            }
        }
    }

    @Test
    void agreesAboutDepth() {
        RandomCases.hold(2_000, random -> {
            var text = new RandomJson(random).value(5).getBytes(UTF_8);
            int depth = 1 + random.nextInt(5);

            assertThat(PushedText.accepts(text, random, depth)).isEqualTo(isAccepted(text, depth));
        });
    }

    @Test
    void isAsDeepAsTheLimitAndNoDeeper() {
        for (int depth : new int[] {1, 63, 64, 65, 127, 128, JsonLimits.DEEPEST}) {
            var text = ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
            var mixed = ("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).getBytes(UTF_8);
            var crossed = ("[".repeat(depth) + "}" + "]".repeat(depth - 1)).getBytes(UTF_8);

            assertThat(PushedText.accepts(text, new Random(1), depth)).isTrue();
            assertThat(PushedText.accepts(mixed, new Random(1), depth)).isTrue();
            assertThat(PushedText.accepts(crossed, new Random(1), depth)).isFalse();
            assertThat(depth > 1 && PushedText.accepts(text, new Random(1), depth - 1))
                    .isFalse();
        }
    }

    @Test
    void tellsOfTheMembersOnTwoLevels() {
        RandomCases.hold(3_000, random -> {
            var json = new RandomJson(random);
            var text = "{" + json.string() + ":" + json.object(3, 2) + ",\"last\":" + json.value(2) + "}";

            var told = new PushedText(JsonLimits.DEEPEST)
                    .inChunks(text.getBytes(UTF_8), random)
                    .told();

            assertThat(told).isEqualTo(expected(Slice.of(text)));
        });
    }

    private static List<String> expected(Slice text) {
        var told = new ArrayList<String>();
        for (var member : text.asObject().members()) {
            told.add("1 " + member.name());
            if (member.value().isObject()) {
                member.value().asObject().members().forEach(inner -> {
                    told.add("2 " + inner.name());
                    told.add(valueOf(inner.value()));
                });
            }
            told.add(valueOf(member.value()));
        }
        return told;
    }

    private static String valueOf(Slice value) {
        return value.isObject() || value.isArray() ? "= " + value.text().length() : "= " + value.text();
    }

    private static void agree(int... inside) {
        var text = new byte[inside.length + 2];
        text[0] = '"';
        text[text.length - 1] = '"';
        for (int i = 0; i < inside.length; i++) {
            text[i + 1] = (byte) inside[i];
        }
        if (PushedText.accepts(text, text.length / 2) != isAccepted(text, JsonLimits.DEEPEST)) {
            throw new AssertionError("no agreement about " + new String(text, UTF_8));
        }
    }

    private static boolean isAccepted(byte[] text, int maxDepth) {
        try {
            JsonScanner.scan(text, new JsonLimits(Integer.MAX_VALUE, maxDepth));
            return !startsWithByteOrderMark(text);
        } catch (MalformedJson e) {
            return false;
        }
    }

    private static boolean startsWithByteOrderMark(byte[] text) {
        return text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
    }
}
