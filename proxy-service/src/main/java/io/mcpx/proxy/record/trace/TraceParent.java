// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed W3C {@code traceparent}.
 *
 * @param text as it came
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param isSampled whether the sender records
 */
record TraceParent(String text, String traceId, String spanId, boolean isSampled) {

    private static final int LONGEST = 512;
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Empty when absent or malformed: then there is no trace context. A future version may be longer; version 00 not. */
    static Optional<TraceParent> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        boolean isGood =
                form.matches() && (form.group(5) == null || !form.group(1).equals("00"));
        return isGood
                ? Optional.of(new TraceParent(text, form.group(2), form.group(3), isSampled(form.group(4))))
                : Optional.empty();
    }

    private static boolean isSampled(String flags) {
        return (Integer.parseInt(flags, 16) & 1) == 1;
    }
}
