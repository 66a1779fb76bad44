// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The control plane as an authorization server. */
@ConfigMapping(prefix = "mcpx.oauth")
public interface IssuerConfig {

    /**
     * Its identifier: the URL by which programs and gateways reach the control plane, without a slash at its end; https, or a
     * host of the same machine.
     */
    String issuer();

    /** How long an access token is valid: at most 15 minutes. */
    @WithDefault("10m")
    Duration tokenLifetime();

    /** How long a key signs before the next one takes its place. */
    @WithDefault("30d")
    Duration keyLifetime();

    /** How long the next key is published before it signs: longer than gateways keep the keys they have read. */
    @WithDefault("1d")
    Duration keyNotice();

    /** Tokens that one client is given within a minute; more are refused for a while. */
    @WithDefault("60")
    int tokensPerMinute();
}
