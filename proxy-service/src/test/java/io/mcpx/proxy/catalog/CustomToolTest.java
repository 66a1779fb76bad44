// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Text;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomToolTest {

    private static final Slice ORIGINAL = Slice.trusted("""
            {"name":"query","x-vendor":1.10,"description":"Runs SQL.","inputSchema":{"type":"object",\
            "properties":{"sql":{"type":"string","description":"The text."},"db":{"type":"string"},"limit":{"type":"number","maximum":1e400}},\
            "required":["sql","db"]},"outputSchema":{"type":"object"}}""");

    @Test
    void leavesEveryByteOfAToolThatIsNotCustomised() {
        assertThat(new CustomTool(ToolCustomisation.NONE)
                        .definition(ORIGINAL, "query")
                        .text())
                .isEqualTo(ORIGINAL.text());
    }

    @Test
    void changesNothingButTheNameOfARenamedTool() {
        assertThat(new CustomTool(ToolCustomisation.NONE)
                        .definition(ORIGINAL, "db__query")
                        .text())
                .isEqualTo(ORIGINAL.text().replace("\"query\"", "\"db__query\""));
    }

    @Test
    void takesFixedAndHiddenInputsOutOfTheSchema() {
        var custom = new CustomTool(new ToolCustomisation(
                null, null, Map.of("db", Slice.trusted("\"prod\"")), Set.of("limit"), Map.of(), List.of()));

        assertThat(custom.definition(ORIGINAL, "query").text())
                .contains("\"properties\":{\"sql\":{\"type\":\"string\",\"description\":\"The text.\"}}")
                .contains("\"required\":[\"sql\"]")
                .doesNotContain("limit", "\"db\"");
    }

    @Test
    void rewritesAndAppendsDescriptions() {
        var custom = new CustomTool(new ToolCustomisation(
                null,
                new Text.Append("Read only."),
                Map.of(),
                Set.of(),
                Map.of("sql", new Text.Rewrite("A SELECT."), "absent", new Text.Rewrite("never shown")),
                List.of()));

        assertThat(custom.definition(ORIGINAL, "query").text())
                .contains("\"Runs SQL. Read only.\"", "\"A SELECT.\"")
                .doesNotContain("never shown");
    }

    @Test
    void forcesFixedValuesWhateverTheModelSends() {
        var custom = new CustomTool(new ToolCustomisation(
                null, null, Map.of("db", Slice.trusted("\"prod\"")), Set.of(), Map.of(), List.of()));

        assertThat(custom.arguments(object("{\"sql\":\"select 1.10\"}")).text())
                .isEqualTo("{\"sql\":\"select 1.10\",\"db\":\"prod\"}");
        assertThat(custom.arguments(null).text()).isEqualTo("{\"db\":\"prod\"}");
    }

    @Test
    void namesTheArgumentThatMayNotBeSent() {
        var custom = new CustomTool(new ToolCustomisation(
                null, null, Map.of("db", Slice.trusted("1")), Set.of("limit"), Map.of(), List.of()));

        assertThat(custom.refusedArgument(object("{\"sql\":\"x\",\"db\":\"other\"}")))
                .contains("db");
        assertThat(custom.refusedArgument(object("{\"limit\":1}"))).contains("limit");
        assertThat(custom.refusedArgument(object("{\"sql\":\"x\"}"))).isEmpty();
        assertThat(custom.refusedArgument(null)).isEmpty();
    }

    private static JsonObject object(String json) {
        return Slice.trusted(json).asObject();
    }
}
