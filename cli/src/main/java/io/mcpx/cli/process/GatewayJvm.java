// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How the built gateway below the suite's folder is started; {@code ./mcpx} does the same. */
public record GatewayJvm(Path root) {

    /** Starts it with these system properties, from the archive of its start-up if there is one. */
    public Launch launch(String name, List<String> properties, Map<String, String> environment) {
        return jvm().launch(name, properties, environment);
    }

    /** Starts it so that it writes an archive when it ends. */
    public Launch training(String name, Path output, List<String> properties, Map<String, String> environment) {
        return jvm().training(name, output, properties, environment);
    }

    /** What the JVM has loaded, linked and seen in a start before: good for the same JDK, jars and options. */
    public Path archive() {
        return jvm().archive();
    }

    private ServiceJvm jvm() {
        return new ServiceJvm(root, "proxy-service");
    }
}
