// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerLine;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets in who is known, to what exists, while there is room. In this order: strangers do not learn which endpoints exist. */
@Singleton
final class Doorkeeper {

    static final Refusal UNKNOWN_ENDPOINT = Refusal.invalid(404, "no such endpoint");
    static final Refusal FORGED =
            Refusal.invalid(400, PeerProof.HEADER + ": not valid here").with(PeerProof.HEADER, PeerProof.REFUSED);

    private final Recognition recognition;
    private final Gateway gateway;
    private final Admission admission;
    private final PeerLine line;

    Doorkeeper(Recognition recognition, Gateway gateway, Admission admission, PeerLine line) {
        this.recognition = recognition;
        this.gateway = gateway;
        this.admission = admission;
        this.line = line;
    }

    /** Hands over the request on its way in, at once or when it is known who sent it; or refuses it. */
    void admit(Exchange exchange, Target target, Consumer<Arrival> in) {
        recognition.recognize(exchange, target, (inForce, caller) -> {
            var arrival = admit(exchange, inForce, target.endpoint(), caller);
            if (arrival != null) {
                in.accept(arrival);
            }
        });
    }

    private @Nullable Arrival admit(Exchange exchange, Snapshots.InForce inForce, EndpointId endpoint, Caller caller) {
        if (!gateway.exists(inForce, endpoint)) {
            return refuse(exchange, UNKNOWN_ENDPOINT);
        }
        var proof = PeerLine.isMarked(exchange) ? line.proof(exchange).orElse(null) : null;
        if (proof == null && PeerLine.isMarked(exchange)) {
            return refuse(exchange, FORGED);
        }
        return admission.admit(exchange, caller.principal())
                ? new Arrival(exchange, inForce, endpoint, caller, proof)
                : null;
    }

    private static @Nullable Arrival refuse(Exchange exchange, Refusal refusal) {
        exchange.refuse(refusal);
        return null;
    }
}
