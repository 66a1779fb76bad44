// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.Recorder;
import io.mcpx.examples.ServerOptions;

/** An example server with a fault, and a second origin where no client should ever turn up. */
public final class FaultyServer implements AutoCloseable {

    private final FaultPlan plan;
    private final ExampleServer elsewhere;
    private final ExampleServer server;

    /** A server that is good up to the first tool call. */
    public static FaultyServer start(Fault fault) {
        var options = fault == Fault.FOREIGN_ENDPOINT ? ServerOptions.httpSse() : ServerOptions.of(Era.DUAL);
        return start(FaultPlan.of(fault), options);
    }

    public static FaultyServer start(FaultPlan plan, ServerOptions options) {
        return new FaultyServer(plan, options);
    }

    private FaultyServer(FaultPlan plan, ServerOptions options) {
        this.plan = plan;
        elsewhere = ExampleServer.start(ServerOptions.of(Era.DUAL));
        server = ExampleServer.start(options, new HttpFaults(plan, "http://127.0.0.1:" + elsewhere.port()));
    }

    public String url() {
        return server.url();
    }

    /** How often the fault struck. */
    public int struck() {
        return plan.struck();
    }

    public Recorder recorder() {
        return server.recorder();
    }

    /** What arrived at the other origin. */
    public Recorder elsewhere() {
        return elsewhere.recorder();
    }

    @Override
    public void close() {
        server.close();
        elsewhere.close();
    }
}
