// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.cli.process.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the built things are below the suite's folder, and how they are started. */
record Layout(Path root) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What is kept between runs. */
    Path work() {
        return root.resolve(".mcpx");
    }

    /** What belongs to a run. */
    Path scratch() {
        return work().resolve("bench");
    }

    Path logs() {
        return scratch().resolve("logs");
    }

    Launch simulator(int port) {
        var jar = root.resolve("benchmarks/target/benchmarks.jar").toString();
        return new Launch(
                "simulator",
                List.of(JAVA, "-Xmx512m", "-XX:+UseSerialGC", "-jar", jar, "simulator", "--port", text(port)),
                Map.of(),
                root);
    }

    /** As a user starts it, with the options of the JVM that the script has. */
    Launch gateway(String name, Path configuration, int port, int managementPort) {
        return new Launch(
                name,
                List.of(
                        root.resolve("mcpx").toString(),
                        "gateway",
                        "--config",
                        configuration.toString(),
                        "--port",
                        text(port),
                        "--management-port",
                        text(managementPort)),
                Map.of("MCPX_BUILT", "1"),
                root);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
