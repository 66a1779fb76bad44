// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the built gateway below the suite's folder is started; {@code ./mcpx} does the same. */
public record GatewayJvm(Path root) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Starts it with these system properties, from the archive of its start-up if there is one. */
    public Launch launch(String name, List<String> properties, Map<String, String> environment) {
        var all = new ArrayList<String>();
        if (Files.exists(archive())) {
            all.add("-XX:AOTCache=" + archive());
        }
        all.addAll(properties);
        return java(name, all, environment);
    }

    /** Starts it so that it writes an archive when it ends. */
    public Launch training(String name, Path output, List<String> properties, Map<String, String> environment) {
        var all = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + output));
        all.addAll(properties);
        return java(name, all, environment);
    }

    /** What the JVM has loaded, linked and seen in a start before: good for the same JDK, jars and options. */
    public Path archive() {
        return application().resolve("app.aot");
    }

    private Path application() {
        return root.resolve("proxy-service/target/quarkus-app");
    }

    private Launch java(String name, List<String> options, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(JAVA, "@" + root.resolve("proxy-service/jvm.options")));
        command.addAll(options);
        command.addAll(List.of("-jar", application().resolve("quarkus-run.jar").toString()));
        return new Launch(name, command, environment, root);
    }
}
