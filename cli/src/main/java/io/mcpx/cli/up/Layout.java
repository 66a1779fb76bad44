// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.process.GatewayJvm;
import io.mcpx.cli.process.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the built things are below the suite's folder, and how they are started. */
record Layout(Path root) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    Path work() {
        return root.resolve(".mcpx");
    }

    Path logs() {
        return work().resolve("logs");
    }

    Path nodeServers() {
        return root.resolve("example-servers/node");
    }

    Launch exampleServers(ExamplePorts ports) {
        var options = Stream.of(
                "--legacy",
                text(ports.legacy()),
                "--modern",
                text(ports.modern()),
                "--sse",
                text(ports.sse()),
                "--exit-with-stdin");
        return new Launch(
                "example-servers",
                java(root.resolve("example-servers/target/example-servers.jar"), options),
                Map.of(),
                root);
    }

    /** The script of the server of that name, below the npm packages it comes with. */
    Path everything(Path nodePackages) {
        return nodePackages.resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js");
    }

    Launch gateway(ExamplePorts ports, Path everything, int port, int managementPort) {
        var properties = List.of(
                "-Dmcpx.listen.port=" + port,
                "-Dmcpx.management.port=" + managementPort,
                "-Dmcpx.config.file=" + root.resolve("examples/mcpx.yaml"));
        return new GatewayJvm(root).launch("gateway", properties, exampleEnvironment(ports, everything));
    }

    /** What the sample configuration refers to. */
    private static Map<String, String> exampleEnvironment(ExamplePorts ports, Path everything) {
        return Map.of(
                "MCPX_EXAMPLE_LEGACY_PORT", text(ports.legacy()),
                "MCPX_EXAMPLE_MODERN_PORT", text(ports.modern()),
                "MCPX_EXAMPLE_SSE_PORT", text(ports.sse()),
                "MCPX_EVERYTHING_ENTRY", everything.toString());
    }

    private static List<String> java(Path jar, Stream<String> options) {
        return Stream.of(Stream.of(JAVA), QUIET.stream(), Stream.of("-jar", jar.toString()), options)
                .flatMap(part -> part)
                .toList();
    }

    private static String text(int port) {
        return Integer.toString(port);
    }
}
