// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How merged lists are served. */
@ConfigMapping(prefix = "mcpx.catalog")
public interface CatalogConfig {

    /** The most items of one page of a list. */
    @WithDefault("1000")
    int pageSize();

    /** About how much kept lists of endpoints may take together; an eighth of the heap, at most 256M, where it is not said. */
    Optional<MemorySize> maxKept();
}
