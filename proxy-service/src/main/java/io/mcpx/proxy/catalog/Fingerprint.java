// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a list by its content: equal lists have equal fingerprints, on every replica. */
public record Fingerprint(String value) {

    static Fingerprint of(List<ExposedItem> items) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var item : items) {
                var definition = item.definition();
                digest.update(definition.source(), definition.from(), definition.length());
                digest.update((byte) '\n');
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest(), 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
