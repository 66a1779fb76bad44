// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides which requests a fault strikes: those of one method, after a number of good ones. */
public final class FaultPlan {

    private final Fault fault;
    private final String method;
    private final int goodOnes;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger struck = new AtomicInteger();

    private FaultPlan(Fault fault, String method, int goodOnes) {
        this.fault = fault;
        this.method = method;
        this.goodOnes = goodOnes;
    }

    /** Strikes at every {@code tools/call}, or at what the fault is made for. */
    public static FaultPlan of(Fault fault) {
        return new FaultPlan(fault, fault == Fault.ENDLESS_LIST ? "tools/list" : "tools/call", 0);
    }

    /** Strikes at this method instead; {@code *} means every request. */
    public FaultPlan at(String otherMethod) {
        return new FaultPlan(fault, otherMethod, goodOnes);
    }

    /** Lets the first requests pass. */
    public FaultPlan after(int good) {
        return new FaultPlan(fault, method, good);
    }

    public Fault fault() {
        return fault;
    }

    /** How often it struck. */
    public int struck() {
        return struck.get();
    }

    /** The request if the fault strikes now. */
    Optional<Inbound.Request> strike(String message) {
        return request(message)
                .filter(request -> method.equals("*") || method.equals(request.method()))
                .filter(request -> seen.incrementAndGet() > goodOnes)
                .map(request -> {
                    struck.incrementAndGet();
                    return request;
                });
    }

    private static Optional<Inbound.Request> request(String message) {
        try {
            return Inbound.parse(message) instanceof Inbound.Request request ? Optional.of(request) : Optional.empty();
        } catch (McpError notAMessage) {
            return Optional.empty();
        }
    }
}
