// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a built service below the suite's folder is started.
 *
 * @param module the folder of the service
 */
record ServiceJvm(Path root, String module) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Launch launch(String name, List<String> properties, Map<String, String> environment) {
        var all = new ArrayList<String>();
        if (Files.exists(archive())) {
            all.add("-XX:AOTCache=" + archive());
        }
        all.addAll(properties);
        return java(name, all, environment);
    }

    Launch training(String name, Path output, List<String> properties, Map<String, String> environment) {
        var all = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + output));
        all.addAll(properties);
        return java(name, all, environment);
    }

    Path archive() {
        return application().resolve("app.aot");
    }

    private Path application() {
        return root.resolve(module).resolve("target/quarkus-app");
    }

    private Launch java(String name, List<String> options, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(JAVA, "@" + root.resolve(module).resolve("jvm.options")));
        command.addAll(options);
        command.addAll(List.of("-jar", application().resolve("quarkus-run.jar").toString()));
        return new Launch(name, command, environment, root);
    }
}
