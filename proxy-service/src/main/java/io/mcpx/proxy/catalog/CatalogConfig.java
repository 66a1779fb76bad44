// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How merged lists are served. */
@ConfigMapping(prefix = "mcpx.catalog")
public interface CatalogConfig {

    /** The most items of one page of a list. */
    @WithDefault("1000")
    int pageSize();
}
