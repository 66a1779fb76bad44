// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.data.DataFolder;
import io.mcpx.cli.data.Secrets;
import io.mcpx.cli.process.GatewayJvm;
import io.mcpx.cli.process.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the built things are below the suite's folder, and how they are started. */
record Layout(Path root) {

    /** The secret that the gateway proves itself to the control plane with. */
    static final String GATEWAY_TOKEN = "gateway-token";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> QUIET = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx128m");

    Path work() {
        return root.resolve(".mcpx");
    }

    Path logs() {
        return work().resolve("logs");
    }

    Path nodeServers() {
        return root.resolve("example-servers/node");
    }

    /** Those that are open to all. */
    Launch exampleServers(ExamplePorts ports) {
        return examples(
                "example-servers",
                Stream.of(
                        "--legacy",
                        text(ports.legacy()),
                        "--modern",
                        text(ports.modern()),
                        "--sse",
                        text(ports.sse())));
    }

    /** One that asks for something. */
    Launch guardedServer(Guard guard, ExamplePorts ports, Secrets secrets) {
        return examples(
                "example-" + guard.label(),
                Stream.of(
                        "--dual",
                        text(guard.port(ports)),
                        "--require",
                        guard.requirement(),
                        "--secret-file",
                        secrets.file(guard.secret()).toString()));
    }

    private Launch examples(String name, Stream<String> options) {
        var jar = root.resolve("example-servers/target/example-servers.jar");
        return new Launch(name, java(jar, Stream.concat(options, Stream.of("--exit-with-stdin"))), Map.of(), root);
    }

    /** The script of the server of that name, below the npm packages it comes with. */
    Path everything(Path nodePackages) {
        return nodePackages.resolve("node_modules/@modelcontextprotocol/server-everything/dist/index.js");
    }

    /** The gateway, configured by the control plane; the last configuration is kept in the data folder, encrypted. */
    Launch gateway(SuitePorts ports, DataFolder data) {
        var secrets = data.secrets();
        var properties = List.of(
                "-Dmcpx.listen.port=" + ports.gateway(),
                "-Dmcpx.management.port=" + ports.management(),
                "-Dmcpx.control.url=http://127.0.0.1:" + ports.controlPlane().pushPort(),
                "-Dmcpx.control.token-file=" + secrets.file(GATEWAY_TOKEN),
                "-Dmcpx.control.snapshot-file=" + data.resolve("snapshot"));
        var environment = Map.of("MCPX_CONTROL_SNAPSHOT_KEY", secrets.require("snapshot-key"));
        return new GatewayJvm(root).launch("gateway", properties, environment);
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
