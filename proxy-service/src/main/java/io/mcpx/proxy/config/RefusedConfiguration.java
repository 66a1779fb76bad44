// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

/** Why the gateway does not start: its configuration is not valid. The message names every mistake with its place. */
public final class RefusedConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedConfiguration(String problems) {
        super("the configuration is not valid:\n" + problems);
    }
}
