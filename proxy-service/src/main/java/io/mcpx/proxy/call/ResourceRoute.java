// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.catalog.ExposedItem;
import io.mcpx.proxy.catalog.ServerSide;
import java.util.List;
import java.util.Optional;

/**
 * Where a resource URI leads at an endpoint: a listed resource first, then the only server whose template it may come from,
 * then the only server that can have it at all.
 *
 * @param nativeUri the URI the server knows
 */
record ResourceRoute(ServerName server, Era era, String nativeUri) {

    /** Empty when nobody has it, or when more than one might: a guess could read another server's resource. */
    static Optional<ResourceRoute> find(Exchange exchange, String uri) {
        var listed = exchange.catalog().find(ItemKind.RESOURCE, uri);
        if (listed != null) {
            return Optional.of(
                    new ResourceRoute(listed.server(), listed.eras().towards(exchange.era()), listed.nativeName()));
        }
        var owners = exchange.catalog().templatesFor(uri).stream()
                .map(ExposedItem::server)
                .distinct()
                .toList();
        return owners.isEmpty() ? unlisted(exchange, uri) : only(exchange, owners, uri);
    }

    private static Optional<ResourceRoute> only(Exchange exchange, List<ServerName> owners, String uri) {
        return owners.size() == 1
                ? exchange.catalog().server(owners.getFirst()).map(side -> to(exchange, side, uri))
                : Optional.empty();
    }

    /** Servers may read resources they do not list; with one candidate there is nothing to guess. */
    private static Optional<ResourceRoute> unlisted(Exchange exchange, String uri) {
        var candidates = exchange.catalog().servers().stream()
                .filter(side -> side.catalog().capabilities().has("resources"))
                .toList();
        return candidates.size() == 1 ? Optional.of(to(exchange, candidates.getFirst(), uri)) : Optional.empty();
    }

    private static ResourceRoute to(Exchange exchange, ServerSide side, String uri) {
        return new ResourceRoute(side.name(), side.eras().towards(exchange.era()), uri);
    }
}
