// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.process.Ports;
import picocli.CommandLine.Option;

/** Where the parts of the suite listen. 0 is any free port. */
final class SuitePorts {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Where clients connect; default ${DEFAULT-VALUE}, 0 for any free port.")
    private int gateway;

    @Option(
            names = "--management-port",
            paramLabel = "N",
            defaultValue = "9001",
            description = "Where the gateway's health and metrics are; default ${DEFAULT-VALUE}.")
    private int management;

    @Option(
            names = "--control-port",
            paramLabel = "N",
            defaultValue = "9100",
            description = "Where the control plane's API is; default ${DEFAULT-VALUE}.")
    private int control;

    @Option(
            names = "--control-management-port",
            paramLabel = "N",
            defaultValue = "9101",
            description = "Where the control plane's health and metrics are; default ${DEFAULT-VALUE}.")
    private int controlManagement;

    @Option(
            names = "--push-port",
            paramLabel = "N",
            defaultValue = "9102",
            description = "Where gateways get their configuration; default ${DEFAULT-VALUE}.")
    private int push;

    @Option(
            names = "--postgres-port",
            paramLabel = "N",
            defaultValue = "9432",
            description = "Where PostgreSQL is; default ${DEFAULT-VALUE}.")
    private int postgres;

    /** Chooses them, and fails if one is taken. */
    void choose() {
        gateway = Ports.chosen(gateway, "--port");
        management = Ports.chosen(management, "--management-port");
        control = Ports.chosen(control, "--control-port");
        controlManagement = Ports.chosen(controlManagement, "--control-management-port");
        push = Ports.chosen(push, "--push-port");
        postgres = Ports.chosen(postgres, "--postgres-port");
    }

    int gateway() {
        return gateway;
    }

    int management() {
        return management;
    }

    ControlPlane controlPlane() {
        return new ControlPlane(control, controlManagement, push, postgres);
    }
}
