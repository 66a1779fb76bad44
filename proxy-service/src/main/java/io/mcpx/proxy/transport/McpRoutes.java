// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.proxy.identity.token.ResourceUrls;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Exchanges;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
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
    private final WellKnown wellKnown;

    McpRoutes(Exchanges exchanges, HostGuard guard, Doorkeeper doorkeeper, Faces faces, WellKnown wellKnown) {
        this.exchanges = exchanges;
        this.guard = guard;
        this.doorkeeper = doorkeeper;
        this.faces = faces;
        this.wellKnown = wellKnown;
    }

    void routes(@Observes Router router) {
        for (var path : List.of("/mcp", "/mcp/*", "/sse", "/messages")) {
            router.route(path).handler(routing -> receive(routing, this::enter));
        }
        router.route(ResourceUrls.WELL_KNOWN).handler(routing -> receive(routing, wellKnown::answer));
        router.route(ResourceUrls.WELL_KNOWN + "/*").handler(routing -> receive(routing, wellKnown::answer));
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

    private void receive(RoutingContext routing, Consumer<Exchange> then) {
        var exchange = begin(routing);
        guarded(exchange, () -> receive(exchange, then));
    }

    private static void guarded(Exchange exchange, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException bug) {
            LOG.error("request could not be handled", bug);
            exchange.refuse(Refusal.of(500, ErrorCodes.INTERNAL_ERROR, "internal error"));
        }
    }

    private Exchange begin(RoutingContext routing) {
        return exchanges.begin(routing.request(), routing.vertx().getOrCreateContext());
    }

    private void receive(Exchange exchange, Consumer<Exchange> then) {
        var foreign = guard.check(exchange.request());
        if (foreign != null) {
            exchange.refuse(foreign);
            return;
        }
        Cors.allow(exchange.request());
        then.accept(exchange);
    }

    private void enter(Exchange exchange) {
        Target.parse(exchange.path())
                .ifPresentOrElse(target -> enter(exchange, target), () -> exchange.refuse(Doorkeeper.UNKNOWN_ENDPOINT));
    }

    private void enter(Exchange exchange, Target target) {
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            Cors.preflight(exchange.request(), target.face().methods());
            exchange.answer(204);
            return;
        }
        doorkeeper.admit(exchange, target, arrival -> guarded(exchange, () -> faces.handle(arrival, target.face())));
    }
}
