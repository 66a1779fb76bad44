// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.regex.Pattern;

/** The keys and indexes that lead to a value, such as {@code servers.github.args[0]}. */
public record FieldPath(String text) {

    public static final FieldPath ROOT = new FieldPath("");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_KEY = 64;

    public FieldPath child(String key) {
        if (!PLAIN.matcher(key).matches()) {
            return new FieldPath(text + "[\"" + printable(key) + "\"]");
        }
        return new FieldPath(text.isEmpty() ? key : text + "." + key);
    }

    public FieldPath child(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    @Override
    public String toString() {
        return text;
    }

    private static String printable(String key) {
        var shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) + "…" : key;
        return shown.replaceAll("[\\p{Cntrl}\"\\\\]", "?");
    }
}
