// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bodies: bytes, members, values, nesting, encoding. */
final class BodySpoiler {

    private static final String NOISE = "{}[]\",:\\/0e-.+nutf \t\r\n\u0000\u007f\u00c3\u00ff";

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-0",
            "1e999999999",
            "1E-400",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.1000000000000000055511151231257827",
            "01",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\\uffff\"",
            "\"\\udc00\\ud800\"",
            "\"../../etc/passwd\"",
            "\"${env:HOME}\"",
            "{}",
            "[]",
            "[null,{\"a\":1,\"a\":2}]",
            "{\"method\":\"tools/call\",\"id\":1}",
            "[".repeat(40) + "]".repeat(40),
            "[".repeat(200) + "]".repeat(200),
            "{\"a\":".repeat(150) + "1" + "}".repeat(150),
            "9".repeat(400),
            "\"" + "x".repeat(900) + "\"");

    private static final List<String> MEMBERS = List.of(
            "\"jsonrpc\":\"2.0\",",
            "\"jsonrpc\":\"1.0\",",
            "\"id\":1,",
            "\"id\":null,",
            "\"id\":1.0,",
            "\"i\\u0064\":2,",
            "\"method\":\"tools/call\",",
            "\"Method\":\"ping\",",
            "\"m\\u0065thod\":\"ping\",",
            "\"params\":{},",
            "\"params\":[],",
            "\"name\":\"legacy__echo\",",
            "\"Name\":\"modern__echo\",",
            "\"_meta\":{},",
            "\"_meta\":{\"progressToken\":[]},",
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"},",
            "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"1\"},",
            "\"_meta\":{\"traceparent\":\"00-zz\",\"tracestate\":\"=\",\"baggage\":\"%\"},",
            "\"cursor\":\"AAAA\",",
            "\"requestState\":\"AAAA\",",
            "\"inputResponses\":{\"x\":null},",
            "\"taskId\":\"../x\",",
            "\"task\":{\"ttl\":-1},",
            "\"result\":{},",
            "\"error\":{\"code\":1,\"message\":\"\"},");

    private static final List<String> NO_UTF8 = List.of(
            "\u00c3(",
            "\u00ed\u00a0\u0080",
            "\u00f8\u0088\u0080\u0080\u0080",
            "\u00c0\u0080",
            "\u00ff\u00fe",
            "\u00f4\u0090\u0080\u0080",
            "\u00e2\u0082");

    private static final List<String> PRECEDING =
            List.of("\u00ef\u00bb\u00bf", "\u00ff\u00fe", " \r\n\t", "[", "{", "]", "\u0000", "data: ", "null", ")]}'");

    private final SplittableRandom random;

    BodySpoiler(SplittableRandom random) {
        this.random = random;
    }

    byte[] spoil(byte[] body) {
        if (body.length == 0) {
            return bytes(oneOf(VALUES));
        }
        int at = random.nextInt(body.length);
        return switch (random.nextInt(16)) {
            case 0, 1 -> flipped(body, at);
            case 2 -> replaced(body, at, at + 1, noise());
            case 3 -> replaced(body, at, at, noise());
            case 4 -> replaced(body, at, at + 1, "");
            case 5 -> replaced(body, at, Math.min(body.length, at + random.nextInt(40)), "");
            case 6 -> replaced(body, at, at, text(body, at, at + random.nextInt(60)));
            case 7 -> Arrays.copyOf(body, at);
            case 8, 9 -> afterNext(body, at, '{', oneOf(MEMBERS));
            case 10, 11 -> afterNext(body, at, ':', oneOf(VALUES) + ",\"x\":");
            case 12 -> value(body, at);
            case 13 -> recased(body, at);
            case 14 -> replaced(body, at, at, oneOf(NO_UTF8));
            default -> wrapped(body);
        };
    }

    /** A value in place of the rest of another one. */
    private byte[] value(byte[] body, int from) {
        int colon = next(body, from, ':');
        int comma = next(body, colon, ',');
        return colon < body.length ? replaced(body, colon + 1, comma, oneOf(VALUES)) : body;
    }

    private byte[] wrapped(byte[] body) {
        var text = text(body, 0, body.length);
        return switch (random.nextInt(5)) {
            case 0 -> bytes("[" + text + "]");
            case 1 -> bytes("[" + text + "," + text + "]");
            case 2 -> bytes(text + text);
            case 3 -> new byte[0];
            default -> bytes(oneOf(PRECEDING) + text);
        };
    }

    private byte[] flipped(byte[] body, int at) {
        var copy = body.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private byte[] recased(byte[] body, int from) {
        var copy = body.clone();
        int quote = next(body, from, '"');
        for (int i = quote + 1; i < copy.length && Character.isLetter(copy[i]); i++) {
            copy[i] ^= 0x20;
        }
        return copy;
    }

    private static byte[] afterNext(byte[] body, int from, char c, String more) {
        int at = next(body, from, c);
        return at < body.length ? replaced(body, at + 1, at + 1, more) : replaced(body, from, from, more);
    }

    private static int next(byte[] body, int from, char c) {
        int at = from;
        while (at < body.length && body[at] != c) {
            at++;
        }
        return at;
    }

    private static byte[] replaced(byte[] body, int from, int to, String by) {
        var middle = bytes(by);
        var all = new byte[from + middle.length + body.length - to];
        System.arraycopy(body, 0, all, 0, from);
        System.arraycopy(middle, 0, all, from, middle.length);
        System.arraycopy(body, to, all, from + middle.length, body.length - to);
        return all;
    }

    private String noise() {
        int at = random.nextInt(NOISE.length());
        return NOISE.substring(at, at + 1);
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String text(byte[] body, int from, int to) {
        return new String(body, from, Math.min(body.length, to) - from, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
