// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.content.Prompts;
import io.mcpx.examples.content.Resources;
import io.mcpx.examples.json.RawJson;
import io.mcpx.examples.tools.OddTools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What need not change is the same on both sides of the gateway, character by character, in every cell. */
@ExtendWith(SharedWorld.class)
class ByteEqualityST {

    private static final Map<String, String> RESULTS = Map.of(
            "odd_numbers", OddTools.NUMBERS,
            "odd_fields", OddTools.FIELDS,
            "odd_content", OddTools.CONTENT,
            "odd_unicode", OddTools.UNICODE,
            "odd_lone_surrogate", OddTools.LONE_SURROGATE,
            "odd_order", OddTools.ORDER,
            "odd_white_space", OddTools.WHITE_SPACE,
            "odd_lines", OddTools.LINES);

    static List<Cell> cells() {
        return Cell.all();
    }

    static List<Cell> cellsOfHttp() {
        return Cell.all().stream().filter(cell -> !cell.server().isOfLines()).toList();
    }

    static List<Cell> cellsOfOneServer() {
        return Cell.all().stream()
                .filter(cell -> cell.endpoint() != Cell.Endpoint.ALL)
                .toList();
    }

    static List<Cell> cellsFromLegacyServersToModernClients() {
        return Cell.all().stream()
                .filter(cell -> cell.client().isModern() && !cell.server().isModern())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void argumentsReachTheServerAndComeBackAsTheyWere(Cell cell, World world) {
        try (var client = cell.open(world)) {
            OddJson.all().forEach((what, odd) -> {
                var result = client.call(cell.exposed("echo"), odd);

                assertSame(what + " back", ProofClient.find(result, "structuredContent"), odd);
                cell.received(world)
                        .forEach(body ->
                                assertSame(what + " there", ProofClient.find(body, "params", "arguments"), odd));
            });
        }
    }

    /** A process gets its messages on one line each; everybody else gets line feeds where they were. */
    @ParameterizedTest
    @MethodSource("cellsOfHttp")
    void lineFeedsBetweenTokensStay(Cell cell, World world) {
        var odd = "{\n\t\"a\"\n:\n[\n1\n,\n2]\n}";
        try (var client = cell.open(world)) {
            var result = client.call(cell.exposed("echo"), odd);

            assertSame("back", ProofClient.find(result, "structuredContent"), odd);
            cell.received(world)
                    .forEach(body -> assertSame("there", ProofClient.find(body, "params", "arguments"), odd));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void resultsComeAsTheServerSentThem(Cell cell, World world) {
        try (var client = cell.open(world)) {
            RESULTS.forEach((tool, sent) -> assertSame(tool, client.call(cell.exposed(tool), "{}"), lines(cell, sent)));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void errorsComeAsTheServerSentThem(Cell cell, World world) {
        try (var client = cell.open(world)) {
            var answer = client.request("tools/call", ProofClient.callParams(cell.exposed("odd_error"), "{}"));

            assertThat(ProofClient.find(answer, "error", "code")).isEqualTo("4711");
            assertThat(ProofClient.find(answer, "error", "message")).isEqualTo("\"Odd \u00e9\"");
            assertThat(ProofClient.find(answer, "error", "data")).isEqualTo(OddTools.ERROR_DATA);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void definitionsDifferInTheirNamesOnly(Cell cell, World world) {
        try (var client = cell.open(world);
                var direct = direct(cell, world)) {
            assertSameItems(cell, client.list("tools/list", "tools"), direct.list("tools/list", "tools"));
            assertSameItems(cell, client.list("prompts/list", "prompts"), direct.list("prompts/list", "prompts"));
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void promptsComeAsTheServerSentThem(Cell cell, World world) {
        try (var client = cell.open(world)) {
            assertSame(
                    "prompt",
                    client.result("prompts/get", "{\"name\":\"" + cell.exposed("odd_prompt") + "\"}"),
                    Prompts.ODD);
        }
    }

    /** Where several servers have the same URIs, they are refused: that is proved elsewhere. */
    @ParameterizedTest
    @MethodSource("cellsOfOneServer")
    void resourcesComeAsTheServerSentThem(Cell cell, World world) {
        try (var client = cell.open(world);
                var direct = direct(cell, world)) {
            assertSame("read", client.result("resources/read", "{\"uri\":\"test://odd\"}"), Resources.ODD);
            assertThat(client.list("resources/list", "resources"))
                    .containsExactlyInAnyOrderElementsOf(direct.list("resources/list", "resources"));
            assertThat(client.list("resources/templates/list", "resourceTemplates"))
                    .isEqualTo(direct.list("resources/templates/list", "resourceTemplates"));
        }
    }

    /** A legacy server does not know the member that modern clients must get. */
    @ParameterizedTest
    @MethodSource("cellsFromLegacyServersToModernClients")
    void nothingButTheKindOfTheResultIsAddedForModernClients(Cell cell, World world) {
        try (var client = cell.open(world);
                var direct = direct(cell, world)) {
            var sent = direct.call("test_multiple_content_types", "{}");
            var came = client.call(cell.exposed("test_multiple_content_types"), "{}");

            assertThat(ProofClient.find(came, "resultType")).isEqualTo("\"complete\"");
            assertThat(came.replaceFirst(",?\"resultType\":\"complete\",?", "")).isEqualTo(sent);
        }
    }

    private static void assertSameItems(Cell cell, List<String> exposed, List<String> defined) {
        var byName = exposed.stream().collect(toMap(item -> name(item), item -> item));
        for (var definition : defined) {
            var nativeName = name(definition);
            var item = byName.getOrDefault(cell.exposed(nativeName), "not listed");

            assertSame(
                    nativeName,
                    item.replace("\"name\":\"" + cell.exposed(nativeName) + "\"", "\"name\":\"" + nativeName + "\""),
                    acrossEras(cell, definition));
        }
        assertThat(exposed.stream().filter(item -> name(item).startsWith(cell.prefix())))
                .hasSizeGreaterThanOrEqualTo(defined.size());
    }

    /** What means nothing in the other era goes: legacy tasks, and structured content that is no object. */
    private static String acrossEras(Cell cell, String definition) {
        if (cell.isWithinOneEra()) {
            return definition;
        }
        var outputSchema = RawJson.find(definition, "outputSchema")
                .filter(schema -> !cell.client().isModern())
                .filter(schema -> !RawJson.find(schema, "type").equals(Optional.of("\"object\"")))
                .map(schema -> ",\"outputSchema\":" + schema);
        var execution = RawJson.find(definition, "execution").map(member -> ",\"execution\":" + member);
        return definition.replace(outputSchema.orElse(""), "").replace(execution.orElse(""), "");
    }

    /** Lines of a process have no line breaks in them. */
    private static String lines(Cell cell, String text) {
        return cell.server().isOfLines() ? text.replace('\n', ' ') : text;
    }

    /** The same server, or its like, without the gateway. */
    private static ProofClient direct(Cell cell, World world) {
        if (cell.server().isModern()) {
            return new ModernClient(world.modern.url(), Map.of());
        }
        return new LegacyClient(world.legacy.url(), Map.of());
    }

    private static String name(String definition) {
        return ProofClient.text(ProofClient.find(definition, "name"));
    }

    /** Without a message of megabytes where long texts differ. */
    private static void assertSame(String what, String actual, String expected) {
        if (!actual.equals(expected)) {
            assertThat(shortened(actual)).as(what).isEqualTo(shortened(expected));
            throw new AssertionError(what + ": differs beyond what is shown");
        }
    }

    private static String shortened(String text) {
        return text.length() > 3000 ? text.substring(0, 3000) : text;
    }
}
