// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.seal.Sealer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves pages of merged lists. */
@Singleton
public final class Lists {

    private final Cursors cursors;
    private final int pageSize;

    Lists(Sealer sealer, CatalogConfig config) {
        this.cursors = new Cursors(sealer);
        this.pageSize = config.pageSize();
    }

    /** The result object of one page, or empty if the cursor is not one of this list for this class of callers. */
    public Optional<Slice> page(View view, ItemKind kind, Era era, EndpointId endpoint, @Nullable String cursor) {
        var list = view.list(kind, era, pageSize);
        if (cursor == null) {
            return Optional.of(render(list, kind, null, endpoint, view));
        }
        return cursors.open(cursor, kind, endpoint, view).map(position -> render(list, kind, position, endpoint, view));
    }

    private Slice render(
            ReadyList list, ItemKind kind, ReadyList.@Nullable Position position, EndpointId endpoint, View view) {
        var page = list.pageAfter(position);
        var last = page.last();
        return list.result(page, last == null ? null : cursors.of(last, kind, endpoint, view));
    }
}
