// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

import io.mcpx.benchmarks.simulator.Simulator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the upstream simulator until it is ended. */
@Command(
        name = "simulator",
        description = "Runs the fast MCP server that everything is measured against, at /json/1, /sse/500 and so on.",
        mixinStandardHelpOptions = true)
final class SimulatorCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", defaultValue = "9300", description = "Default ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() {
        try (var simulator = Simulator.listen(port)) {
            System.out.println("http://127.0.0.1:" + simulator.port() + "/json/4");
            simulator.run();
        }
        return 0;
    }
}
