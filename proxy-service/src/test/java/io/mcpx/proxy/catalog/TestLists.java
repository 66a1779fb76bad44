// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.upstream.Upstreams;

/** Catalogues and lists for tests of other packages. */
public final class TestLists {

    public static Catalogs catalogs(Upstreams upstreams) {
        return new Catalogs(upstreams);
    }

    public static Lists lists(int pageSize) {
        return new Lists(Sealer.ephemeral(), () -> pageSize);
    }

    private TestLists() {}
}
