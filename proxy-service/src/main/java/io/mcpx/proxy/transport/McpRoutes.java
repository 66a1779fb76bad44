// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Exchanges;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The URLs of the gateway, and what every request to them has to pass first: host, origin, then the {@link Doorkeeper}. */
@Singleton
public final class McpRoutes {

    private static final Logger LOG = Logger.getLogger(McpRoutes.class);

    /** Where the router itself refuses what is no path or no host at all. */
    private static final Refusal MALFORMED = Refusal.invalid(400, "request: malformed path or host");

    private final Exchanges exchanges;
    private final HostGuard guard;
    private final Doorkeeper doorkeeper;
    private final Faces faces;

    McpRoutes(Exchanges exchanges, HostGuard guard, Doorkeeper doorkeeper, Faces faces) {
        this.exchanges = exchanges;
        this.guard = guard;
        this.doorkeeper = doorkeeper;
        this.faces = faces;
    }

    void routes(@Observes Router router) {
        router.route("/mcp").handler(this::accept);
        router.route("/mcp/*").handler(this::accept);
        router.route("/sse").handler(this::accept);
        router.route("/messages").handler(this::accept);
        router.route().failureHandler(this::fail);
        router.errorHandler(400, this::fail);
        router.errorHandler(404, this::fail);
    }

    /** What the router refuses before any route has seen it; the framework would log each such request, with a page of its own. */
    private void fail(RoutingContext routing) {
        switch (routing.statusCode()) {
            case 400 -> begin(routing).refuse(MALFORMED);
            case 404 -> refuseUnknown(begin(routing));
            default -> routing.next();
        }
    }

    private static void refuseUnknown(Exchange exchange) {
        exchange.refuse(Target.isPath(exchange.path()) ? Doorkeeper.UNKNOWN_ENDPOINT : MALFORMED);
    }

    private void accept(RoutingContext routing) {
        var exchange = begin(routing);
        try {
            accept(exchange);
        } catch (RuntimeException bug) {
            LOG.error("request could not be handled", bug);
            exchange.refuse(Refusal.of(500, ErrorCodes.INTERNAL_ERROR, "internal error"));
        }
    }

    private Exchange begin(RoutingContext routing) {
        return exchanges.begin(routing.request(), routing.vertx().getOrCreateContext());
    }

    private void accept(Exchange exchange) {
        var foreign = guard.check(exchange.request());
        if (foreign != null) {
            exchange.refuse(foreign);
            return;
        }
        Cors.allow(exchange.request());
        Target.parse(exchange.path())
                .ifPresentOrElse(
                        target -> accept(exchange, target), () -> exchange.refuse(Doorkeeper.UNKNOWN_ENDPOINT));
    }

    private void accept(Exchange exchange, Target target) {
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            Cors.preflight(exchange.request(), target.face().methods());
            exchange.answer(204);
            return;
        }
        var arrival = doorkeeper.admit(exchange, target.endpoint());
        if (arrival != null) {
            faces.handle(arrival, target.face());
        }
    }
}
