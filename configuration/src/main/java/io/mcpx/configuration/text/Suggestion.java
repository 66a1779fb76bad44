// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody may have meant who wrote a name that does not exist. */
public final class Suggestion {

    private static final int MOST_SHOWN = 30;

    /** The end of a message: the nearest name, or else all of them. */
    public static String among(String written, Collection<String> names) {
        if (names.isEmpty()) {
            return " (there is none)";
        }
        return names.stream()
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(written, name) <= 1 + Math.min(written.length(), name.length()) / 3)
                .map(name -> " (did you mean '" + name + "'?)")
                .orElseGet(() -> " (expected: " + list(names) + ")");
    }

    private static String list(Collection<String> names) {
        var shown = names.stream().sorted().limit(MOST_SHOWN).toList();
        return String.join(", ", shown) + (names.size() > MOST_SHOWN ? ", …" : "");
    }

    /** How many letters have to be inserted, removed or replaced, without regard to case. */
    private static int distance(String some, String other) {
        var a = some.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            next(row, a.charAt(i - 1), b, i);
        }
        return row[b.length()];
    }

    private static void next(int[] row, char letter, String b, int i) {
        var diagonal = row[0];
        row[0] = i;
        for (var j = 1; j <= b.length(); j++) {
            var replaced = diagonal + (letter == b.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
    }

    private Suggestion() {}
}
