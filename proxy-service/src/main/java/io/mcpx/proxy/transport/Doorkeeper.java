// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.Identification;
import io.mcpx.proxy.identity.Identities;
import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import io.mcpx.proxy.transport.peer.PeerLine;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Lets in who is known, to what exists, while there is room. In this order: strangers do not learn which endpoints exist. */
@Singleton
final class Doorkeeper {

    static final Refusal UNKNOWN_ENDPOINT = Refusal.invalid(404, "no such endpoint");
    static final Refusal FORGED =
            Refusal.invalid(400, PeerProof.HEADER + ": not valid here").with(PeerProof.HEADER, PeerProof.REFUSED);
    private static final String NOT_QUOTABLE = "[^ !#-\\[\\]-~]";

    private final Snapshots snapshots;
    private final Identities identities;
    private final Gateway gateway;
    private final Admission admission;
    private final PeerLine line;

    Doorkeeper(Snapshots snapshots, Identities identities, Gateway gateway, Admission admission, PeerLine line) {
        this.snapshots = snapshots;
        this.identities = identities;
        this.gateway = gateway;
        this.admission = admission;
        this.line = line;
    }

    /** The request on its way in, or null after it has been refused. */
    @Nullable
    Arrival admit(Exchange exchange, EndpointId endpoint) {
        var inForce = snapshots.current();
        var headers = exchange.request().headers();
        return switch (identities.identify(inForce.snapshot(), endpoint, name -> SingleHeader.find(headers, name))) {
            case Identification.Known(var caller) -> admit(exchange, inForce, endpoint, caller);
            case Identification.Unknown(var reason) -> refuse(exchange, unauthorized(reason));
            case Identification.Forbidden(var reason) -> refuse(exchange, Refusal.invalid(403, reason));
        };
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

    private static Refusal unauthorized(String reason) {
        var challenge = "Bearer realm=\"mcpx\", error=\"invalid_token\", error_description=\"%s\""
                .formatted(reason.replaceAll(NOT_QUOTABLE, "'"));
        return Refusal.invalid(401, reason).with("WWW-Authenticate", challenge);
    }
}
