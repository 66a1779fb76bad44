// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The master keys, and what is derived from them for each purpose. The first one seals. */
@Singleton
public final class MasterKeys {

    private static final int SHORTEST = 32;
    private static final int FEWEST_VALUES = 12;
    private static final String EXPECTED =
            " (expected: 32 random bytes or more as Base64, such as from 'openssl rand -base64 32')";

    private final List<byte[]> keys;

    MasterKeys(EncryptionConfig config) {
        var written = new ArrayList<String>();
        written.add(config.key()
                .orElseThrow(() -> new IllegalArgumentException("MCPX_ENCRYPTION_KEY: not set" + EXPECTED)));
        config.keys().ifPresent(written::addAll);
        this.keys = written.stream().map(MasterKeys::parsed).toList();
    }

    /** Seals and opens for one purpose; what is sealed for one cannot be opened for another. */
    public Sealing sealing(String purpose) {
        return new Sealing(keys.stream().map(key -> DerivedKey.of(key, purpose)).toList());
    }

    private static byte[] parsed(String written) {
        var key = decoded(written.strip());
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("MCPX_ENCRYPTION_KEY: " + key.length + " bytes" + EXPECTED);
        }
        if (distinctValues(key) < FEWEST_VALUES) {
            throw new IllegalArgumentException("MCPX_ENCRYPTION_KEY: not random" + EXPECTED);
        }
        return key;
    }

    private static byte[] decoded(String written) {
        try {
            return Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("MCPX_ENCRYPTION_KEY: not Base64" + EXPECTED);
        }
    }

    private static long distinctValues(byte[] key) {
        var sorted = key.clone();
        Arrays.sort(sorted);
        var distinct = 1;
        for (var i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }
}
