// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Personal access tokens. */
@ConfigMapping(prefix = "mcpx.access-tokens")
public interface AccessTokenConfig {

    /** How long a token is valid when its owner says nothing. */
    @WithDefault("90d")
    Duration lifetime();

    /** The longest that a token may be valid. */
    @WithDefault("365d")
    Duration longestLifetime();

    /** How many valid tokens a person may have in an organisation at once. */
    @WithDefault("64")
    int mostPerPerson();
}
