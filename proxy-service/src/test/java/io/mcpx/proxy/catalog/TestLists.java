// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.upstream.Upstreams;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;

/** Catalogues and lists for tests of other packages. */
public final class TestLists {

    private record Setting(int pageSize, Optional<MemorySize> maxKept) implements CatalogConfig {}

    public static Catalogs catalogs(Upstreams upstreams) {
        return new Catalogs(upstreams, new Setting(1000, Optional.empty()));
    }

    /** Catalogues that keep no more than so many bytes. */
    static Catalogs catalogs(Upstreams upstreams, long maxKept) {
        return new Catalogs(upstreams, new Setting(1000, Optional.of(new MemorySize(BigInteger.valueOf(maxKept)))));
    }

    public static Lists lists(int pageSize) {
        return new Lists(Sealer.ephemeral(), new Setting(pageSize, Optional.empty()));
    }

    private TestLists() {}
}
