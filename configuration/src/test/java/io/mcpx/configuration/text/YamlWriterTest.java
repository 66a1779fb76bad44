// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    private static final int TRIES = 300;
    private static final String LETTERS =
            "ab01 :#-?,[]{}&*!|>'\"%@`\\/\n\t\u0000\u0085\u00e9\u2028\ufeff\ud83d\ude00~=$<.";

    @Test
    void isReadableWhereNothingIsSpecial() {
        var entries = new LinkedHashMap<String, Node>();
        entries.put("url", Nodes.word("https://example.com/mcp"));
        entries.put("args", Nodes.words(List.of("-y", "a b", "yes", "12")));
        entries.put("limits", Nodes.mapping(Map.of("queue", Nodes.number(7))));
        entries.put("none", Nodes.mapping(Map.of()));

        assertThat(YamlWriter.write(Nodes.mapping(entries))).isEqualTo("""
                url: https://example.com/mcp
                args:
                  - "-y"
                  - a b
                  - "yes"
                  - "12"
                limits:
                  queue: 7
                none: {}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a: b", "a #b", "- a", "null", "~", "true", "1", "1e3", "\ud800", "a\udc00", "<<", "a:", "a\n",
                "%a"
            })
    void writesAnyTextAsAText(String text) {
        check(Nodes.mapping(Map.of(text, Nodes.sequence(List.of(Nodes.word(text))))));
    }

    @Test
    void writesLongKeys() {
        check(Nodes.mapping(
                Map.of("k".repeat(5000), Nodes.mapping(Map.of("a", Nodes.flag(true))), "b", Nodes.word("c"))));
    }

    @Test
    void writesWhatIsReadAgain() {
        var random = new Random(20261125);
        for (var i = 0; i < TRIES; i++) {
            check(Nodes.mapping(Map.of("root", any(random, 4))));
        }
    }

    private static Node any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> Nodes.word(text(random));
            case 1 -> Nodes.number(random.nextInt());
            case 2 -> Nodes.flag(random.nextBoolean());
            case 3 ->
                Nodes.sequence(random.ints(random.nextInt(4))
                        .mapToObj(i -> any(random, depth - 1))
                        .toList());
            default -> {
                var entries = new LinkedHashMap<String, Node>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    entries.put(text(random), any(random, depth - 1));
                }
                yield Nodes.mapping(entries);
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static void check(Node node) {
        var yaml = YamlWriter.write(node);
        var problems = new Problems();
        var again = ConfigText.read("a.yaml", yaml, problems);
        assertThat(problems.errors()).as(yaml).isEmpty();
        assertThat(again.map(YamlWriterTest::plain)).as(yaml).contains(plain(node));
    }

    /** The value without its places. */
    private static Object plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> List.of(scalar.type(), scalar.text());
            case Node.Sequence sequence ->
                sequence.items().stream().map(YamlWriterTest::plain).toList();
            case Node.Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> List.of(entry.key(), plain(entry.value())))
                        .toList();
        };
    }
}
