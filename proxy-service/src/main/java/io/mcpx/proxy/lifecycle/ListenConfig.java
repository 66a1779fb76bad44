// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where clients connect. */
@ConfigMapping(prefix = "mcpx.listen")
public interface ListenConfig {

    /** The address the gateway binds. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port the gateway binds; 0 for any free one. */
    @WithDefault("9000")
    int port();

    /** The largest request body that HTTP lets in at all; the endpoints have a limit of their own below it. */
    Optional<String> maxBody();

    /** Whether callers without a key are served on an address that other machines reach. */
    @WithDefault("false")
    boolean anonymous();
}
