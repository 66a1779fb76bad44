// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import java.util.List;

/** Tools whose schemas are the point. */
final class SchemaTools {

    private static final String KEYWORDS = """
            {"name":"json_schema_2020_12_tool","description":"Has a schema with many keywords of JSON Schema 2020-12.",\
            "inputSchema":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
            "$defs":{"address":{"$anchor":"addressDef","type":"object",\
            "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},\
            "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},\
            "contactMethod":{"type":"string","enum":["phone","email"]},\
            "phone":{"type":"string"},"email":{"type":"string"}},\
            "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],\
            "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},\
            "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}}""";

    private static final String HEADERS = """
            {"name":"query_region","description":"Takes arguments that also travel as HTTP headers.",\
            "inputSchema":{"type":"object","properties":{\
            "region":{"type":"string","x-mcp-header":"Region"},\
            "limit":{"type":"integer","x-mcp-header":"Limit"},\
            "urgent":{"type":"boolean","x-mcp-header":"Urgent"},\
            "place":{"type":"object","properties":{"city":{"type":"string","x-mcp-header":"City"}}},\
            "note":{"type":"string"}},"required":["region"]}}""";

    static List<Tool> all() {
        return List.of(
                Tool.direct(KEYWORDS, call -> Outcome.text("called with " + call.rawArguments())),
                Tool.direct(HEADERS, call -> Outcome.text("called with " + call.rawArguments())));
    }

    /** Tools that a Streamable HTTP client of the modern revision must leave out of its list. */
    static List<Tool> withForbiddenHeaders() {
        return List.of(
                annotated("bad_header_empty", "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}"),
                annotated("bad_header_token", "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"Not A Token\"}"),
                annotated("bad_header_number", "\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}"),
                annotated(
                        "bad_header_twice",
                        "\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},"
                                + "\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}"),
                annotated(
                        "bad_header_in_items",
                        "\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}"));
    }

    private static Tool annotated(String name, String properties) {
        var definition = """
                {"name":"%s","description":"Breaks a rule of x-mcp-header.",\
                "inputSchema":{"type":"object","properties":{%s}}}""".formatted(name, properties);
        return Tool.direct(definition, call -> Outcome.text("no client should get here"))
                .forModernClients();
    }

    private SchemaTools() {}
}
