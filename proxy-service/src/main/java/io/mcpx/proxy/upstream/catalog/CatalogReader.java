// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.catalog.ItemCheck.Headers;
import io.mcpx.proxy.upstream.link.Ask;
import io.mcpx.proxy.upstream.link.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads everything a server lists, of the lists that its capabilities advertise. */
public final class CatalogReader {

    private final Vertx vertx;
    private final ServerName server;
    private final ServerTransport transport;
    private final Duration deadline;
    private final CatalogLimits limits;

    /**
     * A reader for one server.
     *
     * @param deadline for each page
     */
    public CatalogReader(
            Vertx vertx, ServerName server, ServerTransport transport, Duration deadline, CatalogLimits limits) {
        this.vertx = vertx;
        this.server = server;
        this.transport = transport;
        this.deadline = deadline;
        this.limits = limits;
    }

    /**
     * Reads one list after the other. To be called on a Vert.x context. Fails if the session or the server does; a list
     * that is refused stays as it was known.
     */
    public Future<Reading> read(Session session, ServerCatalog known) {
        var lists = new EnumMap<ListKind, ListReading>(ListKind.class);
        Future<Void> done = Future.succeededFuture();
        for (var kind : ListKind.values()) {
            if (session.peer().offers(kind.capability())) {
                var list = list(kind, session, known);
                lists.put(kind, list);
                done = done.compose(before -> list.read());
            }
        }
        return done.map(all -> reading(session, lists));
    }

    private ListReading list(ListKind kind, Session session, ServerCatalog known) {
        boolean modernHttp = session.peer().era() == Era.MODERN && transport instanceof ServerTransport.Http;
        var check = new ItemCheck(server, modernHttp ? Headers.USED : Headers.UNUSED);
        return new ListReading(
                kind,
                check,
                limits,
                known.items(kind.item()),
                request -> Ask.once(vertx, deadline, listener -> session.send(request, listener)));
    }

    private static Reading reading(Session session, Map<ListKind, ListReading> lists) {
        var peer = session.peer();
        var catalog = new ServerCatalog(
                peer.capabilities(),
                peer.serverInfo(),
                peer.instructions(),
                items(lists, ListKind.TOOLS),
                items(lists, ListKind.PROMPTS),
                items(lists, ListKind.RESOURCES),
                items(lists, ListKind.TEMPLATES));
        return new Reading(catalog, shortest(lists));
    }

    private static List<CatalogItem> items(Map<ListKind, ListReading> lists, ListKind kind) {
        var list = lists.get(kind);
        return list == null ? List.of() : list.items();
    }

    private static OptionalLong shortest(Map<ListKind, ListReading> lists) {
        return lists.values().stream()
                .map(ListReading::ttlMillis)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }
}
