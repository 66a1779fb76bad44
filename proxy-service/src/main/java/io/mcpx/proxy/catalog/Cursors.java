// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.proxy.catalog.ReadyList.Position;
import io.mcpx.proxy.seal.Sealer;
import java.util.Optional;

/** Cursors of the gateway's own: sealed, bound to list, endpoint and class of callers, good across replicas and changes. */
public final class Cursors {

    private final Sealer sealer;

    public Cursors(Sealer sealer) {
        this.sealer = sealer;
    }

    String of(Position position, ItemKind kind, EndpointId endpoint, View view) {
        return sealer.seal(
                purpose(kind, endpoint, view), position.index() + "\n" + position.server() + "\n" + position.name());
    }

    /** Where a cursor points; empty for one that was not made for this list, endpoint and class of callers. */
    Optional<Position> open(String cursor, ItemKind kind, EndpointId endpoint, View view) {
        return sealer.open(purpose(kind, endpoint, view), cursor).map(content -> {
            var parts = content.split("\n", 3);
            return new Position(Integer.parseInt(parts[0]), parts[1], parts[2]);
        });
    }

    private static String purpose(ItemKind kind, EndpointId endpoint, View view) {
        return "cursor\n" + kind + "\n" + endpoint.path() + "\n" + view.access().label();
    }
}
