// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.text.Field;
import java.util.Locale;
import java.util.Optional;

/** Reads hashes of keys. The messages never show what was found: it may be a key itself. */
final class KeyHashes {

    /** The 64 hexadecimal digits in lower case. */
    static Optional<String> read(Field field) {
        var secret = field.asSecret();
        var text = secret.text();
        if (text.isPresent() && !KeyHash.isWritten(text.get())) {
            secret.expected("sha256: and 64 hexadecimal digits; 'mcpx hash-key' makes them");
            return Optional.empty();
        }
        return text.map(hash -> hash.substring(KeyHash.SCHEME.length()).toLowerCase(Locale.ROOT));
    }

    private KeyHashes() {}
}
