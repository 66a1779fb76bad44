// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.peer.PeerAddress;
import io.mcpx.proxy.peer.PeerProof.Purpose;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.transport.peer.PeerErrand;
import io.mcpx.proxy.transport.peer.PeerLine;
import java.util.Optional;

/** Brings modern requests that go on with something to the replica that holds it; what cannot be reached is for the gateway here. */
final class HeldRequests {

    private final PeerLine line;
    private final Peers peers;
    private final Gateway gateway;
    private final Draining draining;

    HeldRequests(PeerLine line, Gateway gateway, Draining draining) {
        this.line = line;
        this.peers = line.peers();
        this.gateway = gateway;
        this.draining = draining;
    }

    /** Sends the exchange to its holder, or runs {@code here}. */
    void goOn(Arrival arrival, Message.Request request, Runnable here) {
        var holder = holder(arrival, request);
        if (holder.isEmpty()) {
            here.run();
        } else if (peers.find(holder.get()).isPresent()) {
            send(arrival, request, peers.find(holder.get()), here);
        } else {
            peers.refresh()
                    .onComplete(any ->
                            arrival.exchange().run(() -> send(arrival, request, peers.find(holder.get()), here)));
        }
    }

    private Optional<String> holder(Arrival arrival, Message.Request request) {
        if (peers.isAlone() || arrival.isForwarded() || request.params().string("requestState") == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(gateway.holder(arrival.endpoint(), arrival.caller(), request))
                .filter(name -> !name.equals(peers.self()));
    }

    private void send(Arrival arrival, Message.Request request, Optional<PeerAddress> holder, Runnable here) {
        if (holder.isEmpty() || !peers.isReachable(holder.get())) {
            here.run();
            return;
        }
        var errand = new PeerErrand(Purpose.GO_ON, holder.get(), PeerErrand.Lane.CALLS, request.id());
        draining.follow(errand, line.relay(arrival.exchange(), errand, new PeerLine.Undelivered() {
            @Override
            public void elsewhere() {
                here.run();
            }

            @Override
            public void unreachable() {
                here.run();
            }
        }));
    }
}
