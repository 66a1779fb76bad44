// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.control;

import io.mcpx.cli.data.Secrets;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.ControlPlaneJvm;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The control plane on this machine's loopback address, with the database that {@code up} starts.
 *
 * @param port of its API
 * @param managementPort of its health and metrics
 * @param pushPort where gateways get their configuration
 * @param databasePort of PostgreSQL
 */
public record ControlPlane(int port, int managementPort, int pushPort, int databasePort) {

    /** The secret that is the bootstrap administrator's token. */
    public static final String ADMINISTRATOR = "bootstrap-token";

    /** The secret that is the password of the database's owner. */
    public static final String DATABASE_OWNER = "database-owner";

    private static final String DATABASE_APPLICATION = "database-application";
    private static final String ENCRYPTION = "encryption-key";

    /** How it is started; makes the secrets that are missing. */
    public Launch launch(Path root, Secrets secrets) {
        secrets.require(ADMINISTRATOR);
        var properties = List.of(
                "-Dmcpx.listen.port=" + port,
                "-Dmcpx.management.port=" + managementPort,
                "-Dmcpx.push.port=" + pushPort,
                "-Dmcpx.database.port=" + databasePort,
                "-Dmcpx.bootstrap.token-file=" + secrets.file(ADMINISTRATOR));
        var environment = Map.of(
                "MCPX_ENCRYPTION_KEY", secrets.require(ENCRYPTION),
                "MCPX_DATABASE_PASSWORD", secrets.require(DATABASE_APPLICATION),
                "MCPX_DATABASE_OWNER_PASSWORD", secrets.require(DATABASE_OWNER));
        return new ControlPlaneJvm(root).launch("control-plane", properties, environment);
    }

    /** Waits until it serves. */
    public void awaitReady(Child child, Probe probe) {
        probe.awaitOk(child, URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
    }

    /** Its API, used as the bootstrap administrator. */
    public ControlApi api(Secrets secrets) {
        return new ControlApi(URI.create("http://127.0.0.1:" + port), secrets.require(ADMINISTRATOR));
    }
}
