// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.control.Organisation;
import io.mcpx.cli.data.DataFolder;
import io.mcpx.cli.postgres.Postgres;
import io.mcpx.cli.postgres.PostgresPrograms;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A control plane with a PostgreSQL of its own, one organisation in it, and a gateway that is configured by it. */
public final class ControlledGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ORGANISATION = "acme";

    private final String name;
    private final DataFolder data;
    private final List<Child> children = new ArrayList<>();
    private final Probe probe = new Probe(PATIENCE);
    private final ControlPlane controlPlane = new ControlPlane(Ports.free(), Ports.free(), Ports.free(), Ports.free());
    private final int port = Ports.free();
    private final int managementPort = Ports.free();

    private ControlledGateway(String name) {
        this.name = name;
        this.data = DataFolder.open(folder(name));
    }

    /**
     * Starts all of it; the organisation is empty.
     *
     * @param properties further ones of the gateway
     */
    public static ControlledGateway start(String name, String... properties) {
        var started = new ControlledGateway(name);
        started.startControlPlane();
        started.startGateway(List.of(properties));
        return started;
    }

    /** Who administers the organisation. */
    public Administrator administrator() {
        return new Administrator(
                "http://127.0.0.1:" + controlPlane.port() + "/api/v1/organisations/" + ORGANISATION,
                data.secrets().require(ControlPlane.ADMINISTRATOR));
    }

    /** The URL of a path where clients connect. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The folder with all that is on disk. */
    public Path data() {
        return data.resolve("");
    }

    /** The logs of all processes. */
    public List<Path> logs() {
        return children.stream().map(Child::log).toList();
    }

    @Override
    public void close() {
        children.reversed().forEach(Child::stop);
        data.close();
    }

    private void startControlPlane() {
        var postgres = new Postgres(PostgresPrograms.below(Suite.root().resolve(".mcpx")), data.resolve("postgres"));
        postgres.make(data.secrets().require(ControlPlane.DATABASE_OWNER));
        postgres.awaitReady(add(postgres.launch(controlPlane.databasePort())), probe);
        controlPlane.awaitReady(add(controlPlane.launch(Suite.root(), data.secrets())), probe);
    }

    private void startGateway(List<String> properties) {
        try (var api = controlPlane.api(data.secrets())) {
            var organisation = Organisation.require(api, ORGANISATION, "Acme");
            data.secrets().put("gateway-token", organisation.newInstance("edge"));
        }
        var all = new ArrayList<>(List.of(
                "-Dmcpx.control.url=http://127.0.0.1:" + controlPlane.pushPort(),
                "-Dmcpx.control.token-file=" + data.secrets().file("gateway-token"),
                "-Dmcpx.control.snapshot-file=" + data.resolve("snapshot"),
                "-Dmcpx.control.snapshot-key=" + data.secrets().require("snapshot-key"),
                "-Dmcpx.listen.port=" + port,
                "-Dmcpx.management.port=" + managementPort));
        all.addAll(properties);
        var gateway = Suite.startGateway(name, all);
        children.add(gateway);
        probe.awaitOk(gateway, URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
    }

    private Child add(Launch launch) {
        var child = Suite.start(new Launch(
                name + "-" + launch.name(),
                launch.command(),
                launch.environment(),
                launch.directory(),
                launch.ending()));
        children.add(child);
        return child;
    }

    private static Path folder(String name) {
        try {
            var target = Files.createDirectories(Suite.root().resolve("system-tests/target"));
            return Files.createTempDirectory(target, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
