// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import java.util.Locale;
import java.util.Set;

/** Which HTTP headers an administrator may set. */
public final class HeaderRules {

    /** The pattern of a header's name. */
    public static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}";

    private static final Set<String> OURS = Set.of(
            "accept",
            "connection",
            "content-length",
            "content-type",
            "host",
            "keep-alive",
            "last-event-id",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** Whether the gateway sets this header itself: the transport's own and those of MCP. */
    public static boolean isOurs(String name) {
        var lowerCase = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lowerCase) || lowerCase.startsWith("mcp-");
    }

    /** Whether the value has no control characters but tabs, so that it cannot end the header. */
    public static boolean isValue(String value) {
        return value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t');
    }

    private HeaderRules() {}
}
