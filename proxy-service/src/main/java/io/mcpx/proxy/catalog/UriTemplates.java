// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells which resource templates a URI may come from (RFC 6570). An expression matches anything its operator could expand
 * to; linear time whatever the URI. Pure.
 */
final class UriTemplates {

    private record Entry(List<String> literals, ExposedItem item) {}

    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");

    private final List<Entry> entries;

    UriTemplates(List<ExposedItem> templates) {
        this.entries = templates.stream()
                .map(item -> new Entry(List.of(EXPRESSION.split(item.exposedName(), -1)), item))
                .toList();
    }

    /** Those that match, in the order given. */
    List<ExposedItem> matching(String uri) {
        var found = new ArrayList<ExposedItem>();
        for (var entry : entries) {
            if (matches(entry.literals(), uri)) {
                found.add(entry.item());
            }
        }
        return found;
    }

    private static boolean matches(List<String> literals, String uri) {
        var first = literals.getFirst();
        if (literals.size() == 1) {
            return uri.equals(first);
        }
        var last = literals.getLast();
        if (!uri.startsWith(first) || !uri.endsWith(last) || uri.length() < first.length() + last.length()) {
            return false;
        }
        var at = first.length();
        for (var literal : literals.subList(1, literals.size() - 1)) {
            var next = uri.indexOf(literal, at);
            if (next < 0) {
                return false;
            }
            at = next + literal.length();
        }
        return at <= uri.length() - last.length();
    }
}
