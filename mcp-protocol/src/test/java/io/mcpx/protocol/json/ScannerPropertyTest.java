// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.protocol.RandomCases;
import org.junit.jupiter.api.Test;

class ScannerPropertyTest {

    @Test
    void acceptsEveryJsonText() {
        RandomCases.hold(5_000, random -> {
            var text = new RandomJson(random).value(4);

            assertThat(Slice.of(text).text()).isEqualTo(text.strip());
        });
    }

    @Test
    void agreesWithJacksonAboutDamagedTexts() {
        RandomCases.hold(40_000, random -> {
            var text = DamagedText.of(new RandomJson(random).value(3).getBytes(UTF_8), random);

            assertThat(isAccepted(text)).as(new String(text, UTF_8)).isEqualTo(StrictJackson.accepts(text));
        });
    }

    @Test
    void readsTheSameValuesAsJackson() {
        RandomCases.hold(5_000, random -> {
            var text = new RandomJson(random).value(4);

            assertSame(Slice.of(text), StrictJackson.MAPPER.readTree(text));
        });
    }

    @Test
    void findsTheSameInTheMiddleOfALargerArray() {
        RandomCases.hold(2_000, random -> {
            var json = new RandomJson(random);
            var text = "[" + json.value(2) + "," + json.value(3) + "]";
            var element = Slice.of(text).asArray().get(1);

            assertThat(JsonScanner.rescan(element, Outline.LENIENT)).isEqualTo(element);
            assertSame(element, StrictJackson.MAPPER.readTree(text).get(1));
        });
    }

    private static void assertSame(Slice slice, JsonNode node) {
        if (slice.isObject()) {
            node.properties().forEach(member -> assertSame(find(slice, member.getKey()), member.getValue()));
            assertThat(slice.asObject().members()).allMatch(member -> node.has(member.name()));
        } else if (slice.isArray()) {
            assertThat(slice.asArray()).hasSize(node.size());
            for (int i = 0; i < node.size(); i++) {
                assertSame(slice.asArray().get(i), node.get(i));
            }
        } else if (slice.isString()) {
            assertThat(slice.asString()).isEqualTo(node.textValue());
        } else {
            assertThat(slice.isNumber()).isEqualTo(node.isNumber());
            assertThat(slice.isNull()).isEqualTo(node.isNull());
            assertThat(slice.isTrue()).isEqualTo(node.isBoolean() && node.booleanValue());
        }
    }

    private static Slice find(Slice object, String name) {
        return requireNonNull(object.asObject().find(name), name);
    }

    private static boolean isAccepted(byte[] text) {
        try {
            Slice.of(text);
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }
}
