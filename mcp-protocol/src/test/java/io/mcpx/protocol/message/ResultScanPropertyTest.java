// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.RandomCases;
import io.mcpx.protocol.json.DamagedText;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.RandomJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultScanPropertyTest {

    private static final RequestId ID = RequestId.of(7);
    private static final MessageReader WHOLE = new MessageReader(JsonLimits.DEFAULT);
    private static final List<String> ODDITIES = List.of(
            "\"jsonrpc\":\"2.0\"",
            "\"jsonrpc\":\"2.1\"",
            "\"json\\u0072pc\":\"2.0\"",
            "\"id\":7",
            "\"ID\":7",
            "\"id\":7.0",
            "\"id\":\"7\"",
            "\"result\":{}",
            "\"Result\":{}",
            "\"result\":[]",
            "\"error\":{\"code\":1,\"message\":\"m\"}",
            "\"method\":\"m\"",
            "\"x\":{\"id\":1,\"id\":2}",
            "\"x\":[{\"result\":{}}]",
            "\"\u212Aelvin\":1,\"kelvin\":2");

    @Test
    void takesWhatTheWholeReaderTakesWithTheSameResult() {
        RandomCases.hold(30_000, random -> {
            var text = message(random);
            var damaged = random.nextInt(3) == 0 ? DamagedText.of(text, random) : text;

            assertThat(inParts(damaged, random)).as(new String(damaged, UTF_8)).isEqualTo(inWhole(damaged));
        });
    }

    @Test
    void takesManyAnswers() {
        RandomCases.hold(200, random -> {
            var text = plain(random);

            assertThat(inParts(text, random)).isNotNull();
        });
    }

    @Test
    void seesTheMembersThatDecide() throws Exception {
        RandomCases.hold(500, random -> {
            var scan = new ResultScan(ID, 128);
            var text = ("{\"jsonrpc\":\"2.0\",\"isError\":false,\"id\":7,\"result\":{\"content\":[{\"isError\":true,"
                            + "\"task\":{}}],\"resultType\":\"x\",\"isErr\\u006fr\":true,\"resultType\":\"complete\"}}")
                    .getBytes(UTF_8);

            feed(scan, text, random);

            assertThat(scan.members().isTrue("isError")).isTrue();
            assertThat(scan.members().string("resultType")).isEqualTo("complete");
            assertThat(scan.members().has("task")).isFalse();
            assertThat(scan.members().isEmpty()).isFalse();
        });
    }

    private static byte[] message(Random random) {
        return random.nextInt(4) == 0 ? plain(random) : odd(random);
    }

    private static byte[] plain(Random random) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":" + new RandomJson(random).object(4, 3) + " }")
                .getBytes(UTF_8);
    }

    private static byte[] odd(Random random) {
        var members = new ArrayList<>(
                List.of("\"jsonrpc\":\"2.0\"", "\"id\":7", "\"result\":" + new RandomJson(random).object(3, 2)));
        for (int i = random.nextInt(3); i > 0; i--) {
            members.add(ODDITIES.get(random.nextInt(ODDITIES.size())));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(members, random);
        }
        return ("{" + String.join(", ", members) + "}").getBytes(UTF_8);
    }

    /** The result without its closing brace; null if the message is anything but the answer, id first. */
    private static @Nullable String inWhole(byte[] text) {
        try {
            if (WHOLE.read(text) instanceof Message.Result answer
                    && answer.id().equals(ID)
                    && answer.result().isObject()
                    && idStandsFirst(answer)) {
                var result = answer.result().text();
                return result.substring(0, result.length() - 1);
            }
            return null;
        } catch (MalformedMessage e) {
            return null;
        }
    }

    private static boolean idStandsFirst(Message.Result answer) {
        return answer.id().raw().from() < answer.result().from();
    }

    private static @Nullable String inParts(byte[] text, Random random) {
        try {
            var scan = new ResultScan(ID, JsonLimits.DEFAULT.maxDepth());
            var result = feed(scan, text, random);
            scan.end();
            return result;
        } catch (MalformedMessage e) {
            return null;
        }
    }

    private static String feed(ResultScan scan, byte[] text, Random random) throws MalformedMessage {
        var result = new ByteArrayOutputStream();
        int most = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
        for (int at = 0; at < text.length; ) {
            int to = Math.min(at + 1 + random.nextInt(most), text.length);
            scan.feed(text, at, to);
            result.write(text, scan.resultFrom(), scan.resultTo() - scan.resultFrom());
            at = to;
        }
        return result.toString(UTF_8);
    }
}
