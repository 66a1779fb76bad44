// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.util.Objects.requireNonNull;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.Recorder;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.fault.Fault;
import io.mcpx.examples.fault.FaultPlan;
import io.mcpx.examples.fault.FaultyServer;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A gateway with a small heap, a healthy server behind it, and one server for each fault: of each era over HTTP, and on stdio. */
final class FaultyWorld implements AutoCloseable {

    /** How the gateway and a faulty server are connected. */
    enum Way {
        LEGACY,
        MODERN,
        STDIO;

        String server(Fault fault) {
            return server(fault.name());
        }

        String server(String fault) {
            return name().toLowerCase(Locale.ROOT) + "-"
                    + fault.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** On stdio, a process for the test to kill. */
    static final String KILLED = Way.STDIO.server("killed");

    private static final String LATER = "unauthorized-later";
    private static final Set<Fault> SILENT = Set.of(
            Fault.HANG,
            Fault.LATE,
            Fault.DRIP,
            Fault.DRIP_COMMENTS,
            Fault.WRONG_ID,
            Fault.WRONG_ID_TYPE,
            Fault.DUPLICATE_MEMBER,
            Fault.DEEP);

    private final ExampleServer healthy = ExampleServer.start(ServerOptions.of(Era.DUAL));
    private final Map<String, FaultyServer> http = new LinkedHashMap<>();
    private final Map<String, Path> lines = new LinkedHashMap<>();
    private final StringBuilder servers = new StringBuilder();
    final RunningGateway gateway;

    FaultyWorld(Stream<Fault> http, Stream<Fault> stdio) {
        http.forEach(fault -> {
            serve(Way.LEGACY.server(fault), FaultPlan.of(fault), Era.LEGACY);
            serve(Way.MODERN.server(fault), FaultPlan.of(fault), Era.MODERN);
        });
        serve(Way.LEGACY.server(LATER), FaultPlan.of(Fault.UNAUTHORIZED).after(1), Era.LEGACY);
        serve(Way.MODERN.server(LATER), FaultPlan.of(Fault.UNAUTHORIZED).after(1), Era.MODERN);
        stdio.forEach(fault -> run(Way.STDIO.server(fault), fault, timeout(fault)));
        run(KILLED, Fault.HANG, "60s");
        gateway = RunningGateway.start("faults-gateway", """
                version: 1
                servers:
                  healthy: {url: "%s"}
                %s""".formatted(healthy.url(), servers), "-Xmx128m");
    }

    private void serve(String name, FaultPlan plan, Era era) {
        var options = ServerOptions.with(era).ttl(Duration.ofMinutes(10)).build();
        var server = FaultyServer.start(plan, options);
        http.put(name, server);
        servers.append("  %s: {url: \"%s\", timeout: %s}\n".formatted(name, server.url(), timeout(plan.fault())));
    }

    private void run(String name, Fault fault, String timeout) {
        var file = empty(Suite.root().resolve("system-tests/target/" + name + ".lines"));
        lines.put(name, file);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        servers.append("""
                %s: {command: "%s", timeout: %s, args: [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -jar, "%s", \
                --stdio, --era, legacy, --fault, %s, --record, "%s"]}
                """.formatted(name, java, timeout, Suite.examplesJar(), fault, file)
                .indent(2));
    }

    private static String timeout(Fault fault) {
        return SILENT.contains(fault) ? "1500ms" : "60s";
    }

    /** The client of the way's era, at the endpoint of this server. */
    ProofClient client(Way way, String server) {
        var url = gateway.url("/mcp/server/" + server);
        return way == Way.MODERN ? new ModernClient(url, Map.of()) : new LegacyClient(url, Map.of());
    }

    /** What the healthy server answers right now. */
    String callHealthy() {
        return client(Way.MODERN, "healthy").call("echo", "{\"text\":\"healthy\"}");
    }

    /** The messages of this method that have reached the server, all its processes together. */
    List<String> arrived(String server, String method) {
        var file = lines.get(server);
        return file == null
                ? faulty(server).recorder().requests(method).stream()
                        .map(Recorder.Received::body)
                        .toList()
                : read(file)
                        .lines()
                        .filter(line -> line.contains("\"" + method + "\""))
                        .toList();
    }

    /** What arrived where servers over HTTP try to lead their clients. */
    Stream<Recorder> elsewhere() {
        return http.values().stream().map(FaultyServer::elsewhere);
    }

    /** The process of this server, if one is running. */
    Optional<ProcessHandle> process(String server) {
        var file = requireNonNull(lines.get(server)).toString();
        return ProcessHandle.of(gateway.child().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().commandLine().orElse("").contains(file))
                .findFirst();
    }

    /** How many calls of this server are on record, with any of these labels. */
    double recorded(String server, String... labels) {
        var all = Stream.concat(Stream.of("server=\"" + server + "\"", "method=\"tools/call\""), Stream.of(labels));
        return ReplicatedWorld.metric(gateway, "mcpx_calls_total", all.toArray(String[]::new));
    }

    private FaultyServer faulty(String server) {
        return requireNonNull(http.get(server), server);
    }

    private static Path empty(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        healthy.close();
        http.values().forEach(FaultyServer::close);
    }
}
