// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.seal;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the one sealer of this process from its configuration. */
@Singleton
final class SealerFactory {

    /**
     * The sealer.
     *
     * @throws IllegalArgumentException if the configured key is not 32 bytes in Base64
     */
    @Produces
    @Singleton
    Sealer sealer(SealConfig config) {
        return config.key()
                .map(key -> new Sealer(Base64.getDecoder().decode(key.strip()), new SecureRandom()))
                .orElseGet(Sealer::ephemeral);
    }
}
