// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the built control plane below the suite's folder is started. */
public record ControlPlaneJvm(Path root) {

    /**
     * Starts it with these system properties.
     *
     * @param environment where its secrets are, which command lines would show
     */
    public Launch launch(String name, List<String> properties, Map<String, String> environment) {
        return new ServiceJvm(root, "control-plane-service").launch(name, properties, environment);
    }
}
