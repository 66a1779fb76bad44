// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.Access;
import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.revision.Era;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What one class of callers sees of an endpoint, with its lists as ready bytes. Thread-safe. */
public final class View {

    private record ListKey(ItemKind kind, Era era, int pageSize) {}

    private final EndpointCatalog catalog;
    private final Access access;
    private final Map<ItemKind, List<ExposedItem>> visible = new ConcurrentHashMap<>();
    private final Map<ListKey, ReadyList> ready = new ConcurrentHashMap<>();
    private final Map<ItemKind, Fingerprint> fingerprints = new ConcurrentHashMap<>();

    View(EndpointCatalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    public Access access() {
        return access;
    }

    /** The items of a kind this class of callers may use, in list order. */
    public List<ExposedItem> visible(ItemKind kind) {
        return visible.computeIfAbsent(kind, this::filter);
    }

    private List<ExposedItem> filter(ItemKind kind) {
        var items = new ArrayList<ExposedItem>();
        for (var item : catalog.items(kind)) {
            if (access.decide(kind, item.server(), item.ruleName()) instanceof Decision.Allow) {
                items.add(item);
            }
        }
        return List.copyOf(items);
    }

    /** The pages of a list for clients of an era. */
    public ReadyList list(ItemKind kind, Era era, int pageSize) {
        return ready.computeIfAbsent(
                new ListKey(kind, era, pageSize),
                key -> ReadyList.render(visible(kind), kind, era, pageSize, partial()));
    }

    /** Servers of this endpoint that are away now: lists may be incomplete or stale. Empty when all are present. */
    private Partial partial() {
        var stale = new TreeSet<String>();
        var unread = 0;
        for (var server : catalog.servers()) {
            if (!server.present() && server.known()) {
                stale.add(server.name().value());
            } else if (!server.known()) {
                unread++;
            }
        }
        stale.removeIf(name -> !shows(new ServerName(name)));
        return new Partial(List.copyOf(stale), unread);
    }

    /** Whether this class of callers sees anything of a server. */
    public boolean shows(ServerName server) {
        return Arrays.stream(ItemKind.values())
                .flatMap(kind -> visible(kind).stream())
                .anyMatch(item -> item.server().equals(server));
    }

    /** Changes exactly when the visible list of this kind does. */
    public Fingerprint fingerprint(ItemKind kind) {
        return fingerprints.computeIfAbsent(kind, wanted -> Fingerprint.of(visible(wanted)));
    }
}
