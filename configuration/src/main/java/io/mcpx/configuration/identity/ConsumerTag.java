// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import org.jspecify.annotations.Nullable;

/** The label a caller gives itself in a header. It selects rules and marks records; it proves nothing. */
public sealed interface ConsumerTag {

    /**
     * What may be used.
     *
     * @param value null when the request has no label
     */
    record Given(@Nullable String value) implements ConsumerTag {}

    record Refused(String reason) implements ConsumerTag {}

    int LONGEST = 128;

    static ConsumerTag of(HeaderLookup headers) {
        var own = find(headers, "x-mcpx-consumer-tag");
        var lunar = find(headers, "x-lunar-consumer-tag");
        if (own != null && lunar != null && !own.equals(lunar)) {
            return new Refused("x-mcpx-consumer-tag and x-lunar-consumer-tag differ");
        }
        var tag = own == null ? lunar : own;
        return tag == null || isValid(tag)
                ? new Given(tag)
                : new Refused("the consumer tag is not 1 to " + LONGEST + " printable ASCII characters");
    }

    /** Whether it is 1 to {@value #LONGEST} printable ASCII characters without a blank at either end. */
    static boolean isValid(String tag) {
        return !tag.isEmpty()
                && tag.length() <= LONGEST
                && tag.equals(tag.strip())
                && tag.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static @Nullable String find(HeaderLookup headers, String name) {
        var value = headers.find(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
