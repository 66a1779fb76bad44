// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.GatewayJvm;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.NodePackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the built suite is, and how its parts are started. */
public final class Suite {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final Path ROOT =
            Path.of(System.getProperty("mcpx.root", "..")).toAbsolutePath().normalize();

    public static Path root() {
        return ROOT;
    }

    public static Path script() {
        return ROOT.resolve("mcpx");
    }

    public static Path examplesJar() {
        return ROOT.resolve("example-servers/target/example-servers.jar");
    }

    /** The folder where the pinned npm packages of these tests are installed. */
    static Path nodePackages() {
        return new NodePackages(ROOT.resolve(".mcpx")).install(nodeSources());
    }

    static Path nodeSources() {
        return ROOT.resolve("system-tests/src/test/node");
    }

    /** Starts the built gateway as {@code ./mcpx} does. */
    static Child startGateway(String name, List<String> properties) {
        return start(new GatewayJvm(ROOT).launch(name, properties, Map.of()));
    }

    static Child startExamples(String name, List<String> options) {
        var java = Stream.concat(Stream.of(JAVA), QUIET.stream());
        var command = Stream.of(java, Stream.of("-jar", examplesJar().toString()), options.stream())
                .flatMap(part -> part)
                .toList();
        return start(new Launch(name, command, Map.of(), ROOT));
    }

    /** Starts something whose log is kept with the test reports. */
    public static Child start(Launch launch) {
        return Child.start(launch, ROOT.resolve("system-tests/target/logs"));
    }

    private Suite() {}
}
