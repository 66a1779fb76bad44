// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Field;

/** What exposed names begin with: checks that no two servers share it. */
public record Prefixes(Claims claims) {

    /** The prefix that follows from a name: lower case, anything but letters, digits, {@code _} and {@code -} replaced by {@code _}. */
    public static String of(ServerName name) {
        return name.key().replaceAll("[^a-z0-9_-]", "_");
    }

    /** Claims a prefix for a server; reports both when another has it. */
    public void claim(String prefix, ServerName server, Field at) {
        claims.claim(Claims.Sort.PREFIX, prefix, server.value())
                .ifPresent(
                        other -> at.keyError(
                                "the servers '" + other + "' and '" + server + "' have the same prefix '" + prefix
                                        + "' (expected: names that differ in letters, digits, _ or -, or a prefix of its own)"));
    }
}
