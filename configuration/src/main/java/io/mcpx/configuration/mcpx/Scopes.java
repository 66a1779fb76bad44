// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.text.Field;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads lists of scopes, each a token of RFC 6749 3.3. */
final class Scopes {

    private static final String TOKEN = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}";

    /** The distinct scopes, in their order. */
    static List<String> read(Field list) {
        var scopes = new LinkedHashSet<String>();
        for (var item : list.items()) {
            item.wordLike(TOKEN, "1 to 256 printable ASCII characters without blanks, \" and \\")
                    .filter(scope -> !scopes.add(scope))
                    .ifPresent(scope -> item.error("'" + scope + "' stands twice in the list"));
        }
        return List.copyOf(scopes);
    }

    private Scopes() {}
}
