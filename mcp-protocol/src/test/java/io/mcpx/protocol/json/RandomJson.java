// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes JSON the way nobody in his right mind would: every legal spelling comes up. */
public final class RandomJson {

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-12",
            "1.10",
            "0.000",
            "1e5",
            "1E+05",
            "-1.5e-300",
            "12345678901234567890",
            "0.1e999999999999",
            "3.14159265358979323846264338327950288",
            "1e0",
            "9007199254740993");

    private static final List<String> WHITESPACE = List.of("", "", "", " ", "\n", "\t", "\r\n", "  \n\t ");

    private static final List<String> ESCAPES = List.of(
            "\\\"",
            "\\\\",
            "\\/",
            "\\b",
            "\\f",
            "\\n",
            "\\r",
            "\\t",
            "\\u0000",
            "\\uD834\\uDd1e",
            "\\ud800",
            "\\u00E9");

    private final Random random;

    public RandomJson(Random random) {
        this.random = random;
    }

    /** Any value, with white space around it. */
    public String value(int depth) {
        return space() + bare(depth) + space();
    }

    /** An object with distinct plain names a, b, c and so on. */
    public String object(int members, int depth) {
        return IntStream.range(0, members)
                .mapToObj(i -> space() + "\"" + (char) ('a' + i) + "\"" + space() + ":" + value(depth))
                .collect(Collectors.joining(",", "{", members == 0 ? space() + "}" : "}"));
    }

    String string() {
        var text = new StringBuilder("\"");
        int length = random.nextInt(random.nextInt(10) == 0 ? 200 : 12);
        for (int i = 0; i < length; i++) {
            text.append(character());
        }
        return text.append('"').toString();
    }

    private String bare(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> pick(NUMBERS);
            case 1, 2 -> string();
            case 3 -> pick(List.of("true", "false", "null"));
            case 4 -> Long.toString(random.nextLong());
            case 5 -> object(random.nextInt(5), depth - 1);
            case 6 -> objectOfAnyNames(depth - 1);
            default -> array(depth - 1);
        };
    }

    private String objectOfAnyNames(int depth) {
        int members = random.nextInt(4);
        return IntStream.range(0, members)
                .mapToObj(i -> space() + string() + space() + ":" + value(depth))
                .collect(Collectors.joining(",", "{", members == 0 ? space() + "}" : "}"));
    }

    private String array(int depth) {
        int elements = random.nextInt(5);
        return IntStream.range(0, elements)
                .mapToObj(i -> value(depth))
                .collect(Collectors.joining(",", "[", elements == 0 ? space() + "]" : "]"));
    }

    private String character() {
        return switch (random.nextInt(8)) {
            case 0 -> pick(ESCAPES);
            case 1 -> Character.toString(anyCodePoint());
            default -> Character.toString("abcxyz ,:{}[]'/0".charAt(random.nextInt(16)));
        };
    }

    /** From any plane; neither a surrogate nor a character that must be escaped. */
    private int anyCodePoint() {
        int codePoint = random.nextBoolean() ? random.nextInt(0x20, 0x800) : random.nextInt(0x20, 0x110000);
        boolean unfit = codePoint == '"' || codePoint == '\\' || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
        return unfit ? 'x' : codePoint;
    }

    private String space() {
        return pick(WHITESPACE);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
