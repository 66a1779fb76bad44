// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** W3C baggage: it may tell a server more than its business, so only listed keys go on. */
record Baggage(Set<String> allowedKeys) {

    Baggage {
        allowedKeys = Set.copyOf(allowedKeys);
    }

    /** The members that may go on, in their order; null when there are none. */
    @Nullable
    String allowed(@Nullable String baggage) {
        if (baggage == null || allowedKeys.isEmpty()) {
            return null;
        }
        var allowed = Stream.of(baggage.split(",", -1))
                .filter(member -> allowedKeys.contains(key(member)))
                .collect(Collectors.joining(","));
        return allowed.isEmpty() ? null : allowed;
    }

    private static String key(String member) {
        int end = member.indexOf('=');
        return (end < 0 ? member : member.substring(0, end)).strip();
    }
}
