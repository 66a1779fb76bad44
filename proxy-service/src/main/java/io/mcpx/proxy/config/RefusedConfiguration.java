// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Why the gateway does not start: its configuration is not valid. The message names every mistake with its place. Of this
 * kind of exception Quarkus prints the message alone.
 */
public final class RefusedConfiguration extends ConfigurationException {

    private static final long serialVersionUID = 1;

    RefusedConfiguration(String problems) {
        super("the configuration is not valid:\n" + problems);
    }
}
