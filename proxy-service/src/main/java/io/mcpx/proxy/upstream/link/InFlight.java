// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.message.RequestId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests under way on one session. Where a server asks something without saying in the course of which request,
 * the only one that can be meant is taken, and none if there are several: a guess could show one client's question to
 * another. Thread-safe.
 */
public final class InFlight {

    private final ConcurrentHashMap<RequestId, Pending> requests = new ConcurrentHashMap<>();

    public void add(Pending pending) {
        requests.put(pending.outgoing().id(), pending);
    }

    public @Nullable Pending find(RequestId id) {
        return requests.get(id);
    }

    /** Takes it out; null if it has ended. */
    public @Nullable Pending remove(RequestId id) {
        return requests.remove(id);
    }

    /** All of them, at this moment. */
    public Collection<Pending> all() {
        return List.copyOf(requests.values());
    }

    public boolean isEmpty() {
        return requests.isEmpty();
    }

    /** The one request of a client that is under way; null if there is none or more than one. */
    public @Nullable Pending onlyOne() {
        return only(pending -> !GatewayClient.is(pending.request().client()));
    }

    /** The one request in whose course a server can be asking this; null if there is none or more than one. */
    public @Nullable Pending onlyOneFor(String method) {
        return only(pending -> pending.mayBeAsked(method));
    }

    private @Nullable Pending only(Predicate<Pending> meant) {
        Pending only = null;
        for (var pending : requests.values()) {
            if (meant.test(pending)) {
                if (only != null) {
                    return null;
                }
                only = pending;
            }
        }
        return only;
    }
}
