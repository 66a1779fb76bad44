// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON objects that are legal and unusual: whoever reads them into values and writes them again changes some. */
final class OddJson {

    private static final int MEBIBYTE = 1 << 20;

    /** What it is, and the object; each on one line. */
    static Map<String, String> all() {
        var odd = new LinkedHashMap<String, String>();
        numbers(odd);
        strings(odd);
        members(odd);
        shapes(odd);
        return odd;
    }

    private static void numbers(Map<String, String> odd) {
        odd.put(
                "precise numbers",
                "{\"a\":12345678901234567890.1234567890123456789,\"b\":1.10,\"c\":0.10000000000000000555}");
        odd.put("numbers beyond doubles", "{\"a\":1e400,\"b\":-1E+400,\"c\":1e-400,\"d\":9007199254740993}");
        odd.put("zeros", "{\"a\":-0,\"b\":-0.0,\"c\":0.00,\"d\":0e0,\"e\":0E-7}");
        odd.put("exponents", "{\"a\":1E5,\"b\":1e05,\"c\":1.0e+02,\"d\":100e-2}");
        odd.put("a number of 900 digits", "{\"a\":" + "9".repeat(450) + "." + "3".repeat(449) + "}");
    }

    private static void strings(Map<String, String> odd) {
        odd.put("every plane", "{\"a\":\"" + everyPlane() + "\",\"" + everyPlane() + "\":1}");
        odd.put("non-characters", "{\"a\":\"\uFFFE\uFFFF\uFDD0\uDBFF\uDFFF\"}");
        odd.put("separators and marks", "{\"a\":\"\u2028\u2029\u0085\u00A0\uFEFF\u200B\u202E\u007F\uFFFD\"}");
        odd.put("combined and composed", "{\"\u00e9\":1,\"e\u0301\":2}");
        odd.put("lone surrogate escapes", "{\"a\":\"\\ud800\",\"b\":\"\\udfff x\",\"\\uD83D\":\"\\ude00\\ud83d\"}");
        odd.put(
                "escapes in both cases",
                "{\"a\":\"\\u00e9\\u00E9\\ud83d\\ude00\\uD83D\\uDE00\\u0041\\/\\b\\f\\n\\r\\t\\\"\\\\\"}");
        odd.put("control characters", "{\"a\":\"\\u0000\\u0001\\u001f\\u007f\",\"\\u0000\":null}");
        odd.put("a string of 1 MB", "{\"a\":\"" + "0123456789abcdef".repeat(MEBIBYTE / 16) + "\"}");
        odd.put("1 MB of surrogate pairs", "{\"a\":\"" + "\uD83D\uDE00".repeat(MEBIBYTE / 4) + "\"}");
        odd.put("1 MB of escapes", "{\"a\":\"" + "\\u00e9".repeat(MEBIBYTE / 6) + "\"}");
    }

    private static void members(Map<String, String> odd) {
        odd.put("nothing", "{}");
        odd.put("empty names", "{\"\":{\"\":[{\"\":\"\"}]}}");
        odd.put("duplicate members", "{\"a\":1,\"a\":1,\"b\":{\"a\":[],\"a\":{}},\"a\":2}");
        odd.put("a name and the same escaped", "{\"a\":1,\"\\u0061\":2}");
        odd.put("order", "{\"z\":1,\"a\":2,\"10\":3,\"9\":4,\"Z\":5}");
        odd.put("names of the envelope", """
                {"jsonrpc":"1.0","id":7,"method":"x","params":{"name":"y","arguments":{}},"result":null,"error":1}""");
        odd.put("names that the gateway knows elsewhere", """
                {"name":"n","uri":"u","cursor":"c","_meta":{"progressToken":9,"traceparent":"t",\
                "io.modelcontextprotocol/protocolVersion":"1900-01-01"},"resultType":"task","task":{"taskId":"t"},\
                "requestState":"s","taskId":"i"}""");
        odd.put("names of JavaScript", "{\"__proto__\":{\"a\":1},\"constructor\":null,\"toString\":true}");
    }

    private static void shapes(Map<String, String> odd) {
        odd.put("white space", "{ \t\"a\" :  [ 1 ,\t2 , { } , [ ] ]\t, \"b\":{ \"c\"\t:null }  }");
        odd.put(
                "100 levels",
                "{\"a\":" + "[".repeat(50) + "{\"b\":".repeat(49) + "1" + "}".repeat(49) + "]".repeat(50) + "}");
        odd.put("10,000 elements", "{\"a\":[" + "1.10,".repeat(9_999) + "1.1]}");
        odd.put("1,000 members", "{" + numbered(1_000) + "}");
        odd.put("unknown content", "{\"content\":[{\"type\":\"hologram\",\"x\":[null,true]}],\"isError\":\"no\"}");
    }

    private static String numbered(int members) {
        return IntStream.range(0, members)
                .mapToObj(number -> "\"m" + (number * 7919 % members) + "\":" + number)
                .collect(Collectors.joining(","));
    }

    private static String everyPlane() {
        return IntStream.rangeClosed(0, 16)
                .map(plane -> plane * 0x10000 + (plane == 0 ? 0x6f22 : 0xfffd))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private OddJson() {}
}
