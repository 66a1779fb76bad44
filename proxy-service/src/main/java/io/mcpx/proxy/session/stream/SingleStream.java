// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import io.mcpx.protocol.sse.SseWriter;
import java.time.Instant;

/** The one stream of HTTP+SSE (2024-11-05): everything for the client goes through it, and the session ends with it. */
public final class SingleStream implements Downlink {

    private final Outlet outlet;

    public SingleStream(Outlet outlet) {
        this.outlet = outlet;
    }

    public Outlet outlet() {
        return outlet;
    }

    @Override
    public void deliver(byte[] message) {
        outlet.write(SseWriter.event(null, "message", message));
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void suspend() {
        outlet.end();
    }

    @Override
    public void close() {
        outlet.end();
    }

    @Override
    public void sweep(Instant now) {
        // keeps nothing
    }
}
