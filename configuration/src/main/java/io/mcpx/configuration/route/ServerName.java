// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Locale;

/**
 * The name of a registered server. Compared without regard to case, so that a rule written for {@code BigName} holds for
 * {@code bigname} too.
 *
 * @param value as the administrator wrote it, trimmed: 1 to 128 characters, no control characters, no slash
 */
public record ServerName(String value) implements Comparable<ServerName> {

    private static final int LONGEST = 128;

    public ServerName {
        value = value.strip();
        if (value.isEmpty() || value.length() > LONGEST || value.indexOf('/') >= 0 || hasControl(value)) {
            throw new IllegalArgumentException(
                    "server name: '" + value + "' (expected: 1 to 128 characters, no slash, no control characters)");
        }
    }

    /** The form that is compared and looked up: lower case, independent of the machine's language. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerName that && key().equals(that.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public int compareTo(ServerName other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return value;
    }
}
