// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The keys that stored secrets are encrypted with. */
@ConfigMapping(prefix = "mcpx.encryption")
public interface EncryptionConfig {

    /** The master key that seals: 32 bytes or more as Base64. Without it the service does not start. */
    Optional<String> key();

    /** Earlier master keys, which still open what they sealed until that is sealed anew. */
    Optional<List<String>> keys();
}
