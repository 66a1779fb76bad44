// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.util.List;

/** Legal but unusual definitions and results, to find out who changes a byte on the way. */
public final class OddTools {

    /** Numbers that no {@code double} can hold. */
    public static final String NUMBERS = """
            {"resultType":"complete","content":[],"structuredContent":{"huge":12345678901234567890.123456789,\
            "price":1.10,"beyond":1e400,"tiny":1E-400,"minusZero":-0.0,"integer":123456789012345678901234567890,\
            "exponent":1.0e+02}}""";

    /** Members nobody has heard of, at every level, and explicit nulls. */
    public static final String FIELDS = """
            {"x-vendor":{"a":[1,null,{}]},"resultType":"complete","content":[{"type":"text","text":"odd","x-colour":"blue",\
            "annotations":{"audience":["user"],"priority":0.10,"x-mood":"fine"},"_meta":{"example.com/k":null}}],\
            "structuredContent":{"":"empty name","null":null},"_meta":{"example.com/trace":"1"}}""";

    /** Content types of a future revision. */
    public static final String CONTENT = """
            {"resultType":"complete","content":[{"type":"video","data":"AAAA","mimeType":"video/mp4","frames":[1,2]},\
            {"type":"hologram"},{"type":"text","text":"after the unknown ones"}]}""";

    /** A character of every Unicode plane that has any, as itself and escaped in both letter cases. */
    public static final String UNICODE = """
            {"resultType":"complete","content":[{"type":"text","text":"%s \\ud83d\\ude00 \\uD83D\\uDE00 \\u00e9\\u00E9 \\/ \\u2028 \\u0000 \\u001f"}]}""".formatted(everyPlane());

    /** An escape that is valid JSON but no valid character. */
    public static final String LONE_SURROGATE = """
            {"resultType":"complete","content":[{"type":"text","text":"\\ud800"}]}""";

    /** Members in an order nobody would choose. */
    public static final String ORDER = """
            {"structuredContent":{"z":1,"a":2,"m":3},"isError":false,"content":[{"text":"odd order","type":"text"}],\
            "resultType":"complete"}""";

    /** White space wherever it is allowed, on one line. */
    public static final String WHITE_SPACE =
            "{ \t\"resultType\" : \"complete\" ,\t\"content\" :[ {\"type\"\t:\"text\" , \"text\": \"wide\" } ] , "
                    + "\"structuredContent\" : { \"a\" : [ 1 ,2, 3 ] } }";

    /** White space including line breaks. */
    public static final String LINES = """
            {
              "resultType": "complete",
              "content": [
                {"type": "text", "text": "many lines"}
              ]
            }""";

    /** A definition with a deep schema, precise numbers, unknown members and annotations left out on purpose. */
    public static final String DEFINITION = """
            {"x-first":true,"name":"odd_definition","title":"Odd \\u00e9 \\ud83d\\ude00","description":"Has an odd definition.",\
            "annotations":{"x-hint":"unknown","readOnlyHint":true},"icons":[],\
            "inputSchema":{"x-vendor":null,"type":"object","properties":{"price":{"type":"number","multipleOf":0.10,\
            "maximum":12345678901234567890.123456789,"x-limit":1e400},"deep":%s},"required":[]},\
            "outputSchema":{"type":"object","properties":{"any":{},"none":{"not":{}}}},"_meta":{"example.com/v":1.0}}""".formatted(deep(60));

    /** The data of an error with a code of the server's own. */
    public static final String ERROR_DATA = "{ \"precise\":1.10,\"beyond\":1e400 ,\"x\":[null] }";

    private static final String ANY_OUTPUT = """
            {"name":"odd_any_output","description":"Answers an array as its structured content.",\
            "inputSchema":{"type":"object"},"outputSchema":{"type":"array","prefixItems":[{"const":1.10},true]}}""";

    static List<Tool> all() {
        return List.of(
                odd("odd_numbers", NUMBERS),
                odd("odd_fields", FIELDS),
                odd("odd_content", CONTENT),
                odd("odd_unicode", UNICODE),
                odd("odd_lone_surrogate", LONE_SURROGATE),
                odd("odd_order", ORDER),
                odd("odd_white_space", WHITE_SPACE),
                odd("odd_lines", LINES),
                Tool.direct(Tool.plain("odd_error", "Fails with an unusual but legal error."), call -> {
                    throw new McpError(4711, "Odd \u00e9", Json.raw(ERROR_DATA), 200);
                }),
                Tool.direct(DEFINITION, call -> new Outcome.Verbatim(ORDER)),
                Tool.direct(
                                ANY_OUTPUT,
                                call -> Outcome.json(
                                        "{\"content\":[{\"type\":\"text\",\"text\":\"[1.10]\"}],\"structuredContent\":[1.10]}"))
                        .forModernClients());
    }

    private static Tool odd(String name, String result) {
        return Tool.direct(
                Tool.plain(name, "Answers something unusual but legal."), call -> new Outcome.Verbatim(result));
    }

    private static String everyPlane() {
        var text = new StringBuilder("\u00e9\u6f22");
        for (var codePoint : new int[] {0x1F600, 0x20000, 0x30000, 0xE0101, 0xF0000, 0x10FFFD}) {
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }

    private static String deep(int levels) {
        return levels == 0
                ? "{\"type\":\"string\"}"
                : "{\"type\":\"object\",\"properties\":{\"d\":" + deep(levels - 1) + "}}";
    }

    private OddTools() {}
}
