// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.organisation;

import io.mcpx.control.problem.Refused;

/**
 * What a new organisation is to be.
 *
 * @param slug 1 to 63 of a-z, 0-9 and dashes: its name in URLs
 * @param name 1 to 200 characters
 * @param personal whether it is the own one of an account
 */
public record Founding(String slug, String name, boolean personal) {

    private static final String SLUG = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SHOWN = 60;

    public Founding {
        if (!slug.matches(SLUG)) {
            throw Refused.invalid("/slug", "'" + shown(slug) + "'", "1 to 63 of a-z, 0-9 and -, no dash at either end");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid("/name", "'" + shown(name) + "'", "1 to 200 characters");
        }
    }

    private static String shown(String text) {
        var cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
