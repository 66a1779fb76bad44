// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.train;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.GatewayJvm;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the gateway for a few seconds as clients use it, and keeps what its JVM learned for later starts. */
@Command(name = "train", hidden = true, description = "Makes the archive that the gateway's JVM starts from.")
public final class Train implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--root", required = true, hidden = true, description = "The folder of the suite.")
    private Path root = Path.of("");

    private final Probe probe = new Probe(PATIENCE);

    @Override
    public Integer call() throws IOException {
        root = root.toAbsolutePath().normalize();
        var work = Files.createTempDirectory(Files.createDirectories(root.resolve(".mcpx")), "train");
        try {
            var archive = train(work);
            Files.move(archive, new GatewayJvm(root).archive(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            remove(work);
        }
        return 0;
    }

    private Path train(Path work) throws IOException {
        int legacy = Ports.free();
        int modern = Ports.free();
        var examples = Child.start(examples(legacy, modern), work);
        try {
            probe.awaitListening(examples, legacy);
            probe.awaitListening(examples, modern);
            var configuration = Files.writeString(work.resolve("mcpx.yaml"), configuration(legacy, modern));
            return trained(work, configuration);
        } finally {
            examples.stop();
        }
    }

    private static String configuration(int legacy, int modern) {
        return """
                version: 1
                servers:
                  legacy: {url: "http://127.0.0.1:%d/mcp"}
                  modern: {url: "http://127.0.0.1:%d/mcp"}
                """.formatted(legacy, modern);
    }

    private Path trained(Path work, Path configuration) {
        var archive = work.resolve("app.aot");
        int port = Ports.free();
        int managementPort = Ports.free();
        var properties = List.of(
                "-Dmcpx.config.file=" + configuration,
                "-Dmcpx.listen.port=" + port,
                "-Dmcpx.management.port=" + managementPort);
        var gateway = Child.start(new GatewayJvm(root).training("gateway", archive, properties, Map.of()), work);
        try {
            var management = URI.create("http://127.0.0.1:" + managementPort);
            probe.awaitOk(gateway, management.resolve("/q/health/ready"));
            new Exercise(URI.create("http://127.0.0.1:" + port + "/mcp"), management).run();
        } finally {
            gateway.stop();
        }
        if (!Files.exists(archive)) {
            throw new Failure("no archive was written; the gateway's log:\n" + gateway.tail());
        }
        return archive;
    }

    private Launch examples(int legacy, int modern) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = root.resolve("example-servers/target/example-servers.jar").toString();
        var ports = List.of("--legacy", Integer.toString(legacy), "--modern", Integer.toString(modern));
        var command = Stream.of(List.of(java, "-jar", jar), ports, List.of("--exit-with-stdin"))
                .flatMap(List::stream)
                .toList();
        return new Launch("example-servers", command, Map.of(), root);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
