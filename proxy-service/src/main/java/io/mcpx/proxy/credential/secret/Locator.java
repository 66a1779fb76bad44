// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import java.util.Optional;

/** A place and a field in it, written {@code place#field}. */
record Locator(String place, String field) {

    /** Empty if one of the two is missing. */
    static Optional<Locator> of(String text) {
        int sharp = text.lastIndexOf('#');
        return sharp <= 0 || sharp == text.length() - 1
                ? Optional.empty()
                : Optional.of(new Locator(text.substring(0, sharp), text.substring(sharp + 1)));
    }
}
