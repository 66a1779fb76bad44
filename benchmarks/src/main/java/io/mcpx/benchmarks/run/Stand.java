// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.run.Contestant.ReverseProxies;
import io.mcpx.benchmarks.run.Contestant.ReverseProxies.RunningProxy;
import io.mcpx.benchmarks.simulator.Profile;
import io.mcpx.benchmarks.simulator.Profile.Framing;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Nginx;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import io.mcpx.cli.process.ReverseProxy;
import io.mcpx.cli.process.ReverseProxy.Buffering;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Everything that runs for a measurement; ends together, the last one started first. */
final class Stand implements AutoCloseable {

    static final Profile ONE_TOOL = new Profile(Framing.JSON, 1);
    static final Profile FOUR_TOOLS = new Profile(Framing.JSON, 4);
    static final Profile EVENTS = new Profile(Framing.SSE, 1);

    /** What the gateway is configured with. */
    static final List<Profile> PROFILES = List.of(ONE_TOOL, FOUR_TOOLS, EVENTS, tools(500), tools(1000), tools(2000));

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Layout layout;
    private final int simulator;
    private final Child simulatorProcess;

    /** Starts the simulator. */
    Stand(Layout layout, int port) {
        this.layout = layout;
        simulator = port;
        simulatorProcess = keep(Child.start(layout.simulator(port), layout.logs()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        new Probe(Duration.ofSeconds(30)).awaitListening(simulatorProcess, port);
    }

    static Profile tools(int count) {
        return new Profile(Framing.JSON, count);
    }

    Contestant.Direct direct() {
        return new Contestant.Direct(simulator, simulatorProcess.pid());
    }

    ReverseProxies nginx() {
        var nginx = Nginx.find(layout.work());
        return new ReverseProxies(
                start(nginx, "nginx-gathering", Buffering.ON), start(nginx, "nginx-streaming", Buffering.OFF));
    }

    /** A gateway with these tools behind it, ready and connected. */
    Gateway gateway(String name, List<Profile> profiles) {
        var gateway = Gateway.start(name, layout, simulator, profiles);
        register(gateway);
        return gateway.awaitServers();
    }

    private RunningProxy start(Nginx nginx, String name, Buffering buffering) {
        int port = Ports.free();
        var proxy = ReverseProxy.plain(port, simulator, buffering);
        var child = keep(nginx.start(name, proxy, layout.scratch().resolve(name), layout.logs()));
        return new RunningProxy(port, child.pid());
    }

    private Child keep(Child child) {
        register(child::stop);
        return child;
    }

    private synchronized void register(AutoCloseable started) {
        running.push(started);
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            stop(running.pop());
        }
    }

    private static void stop(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            System.err.println("mcpx: " + e.getMessage());
        }
    }
}
