// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

import io.mcpx.proxy.upstream.ServerCatalog;
import java.util.OptionalLong;

/**
 * A catalogue that was read.
 *
 * @param ttlMillis for how long the server says it is fresh: the shortest of its lists; empty if it does not say
 */
public record Reading(ServerCatalog catalog, OptionalLong ttlMillis) {}
