// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How access tokens are verified, and how the keys of their issuers are fetched. */
@ConfigMapping(prefix = "mcpx.issuers")
public interface IssuerConfig {

    /** How often an issuer's keys are read again. */
    @WithDefault("5m")
    Duration refreshInterval();

    /** How soon they may be read again because a token names an unknown key, or the last attempt failed. */
    @WithDefault("10s")
    Duration minRefreshInterval();

    /** How long a request waits for keys that are being read. */
    @WithDefault("2s")
    Duration keyWait();

    /** Requests that wait for keys at once. */
    @WithDefault("256")
    int maxWaiting();

    /** How long one document of an issuer may take. */
    @WithDefault("5s")
    Duration requestTimeout();

    /** The largest document of an issuer that is read. */
    @WithDefault("256K")
    MemorySize maxDocument();

    /** By how much the clocks of issuers may differ from the gateway's. */
    @WithDefault("30s")
    Duration clockSkew();

    /** The longest access token, in characters. */
    @WithDefault("16384")
    int maxTokenLength();

    /** Verified tokens that are remembered, so that a signature is not checked with each request. */
    @WithDefault("10000")
    int maxRemembered();

    /** Name of the {@code quarkus.tls} configuration whose trust store vouches for issuers; without it the JVM's. */
    Optional<String> tls();
}
