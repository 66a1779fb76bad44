// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import jakarta.inject.Singleton;
import java.util.Map;

/** The environment variables that configuration files may refer to. */
@Singleton
public final class ProcessEnvironment {

    private final Map<String, String> variables;

    ProcessEnvironment() {
        this(System.getenv());
    }

    ProcessEnvironment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    Map<String, String> variables() {
        return variables;
    }
}
