// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.proxy.catalog.ReadyList.Position;
import io.mcpx.proxy.policy.ItemKind;
import io.mcpx.proxy.route.EndpointId;
import io.mcpx.proxy.seal.Sealer;
import java.util.Optional;

/** Cursors of the gateway's own: sealed, bound to list, endpoint and class of callers, good across replicas and changes. */
public final class Cursors {

    private final Sealer sealer;

    public Cursors(Sealer sealer) {
        this.sealer = sealer;
    }

    String after(ExposedItem item, EndpointId endpoint, View view) {
        var position = Position.of(item);
        return sealer.seal(purpose(item.kind(), endpoint, view), position.server() + "\n" + position.name());
    }

    /** Where a cursor points; empty for one that was not made for this list, endpoint and class of callers. */
    Optional<Position> open(String cursor, ItemKind kind, EndpointId endpoint, View view) {
        return sealer.open(purpose(kind, endpoint, view), cursor).map(content -> {
            var split = content.indexOf('\n');
            return new Position(content.substring(0, split), content.substring(split + 1));
        });
    }

    private static String purpose(ItemKind kind, EndpointId endpoint, View view) {
        return "cursor\n" + kind + "\n" + endpoint.path() + "\n" + view.access().label();
    }
}
