// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.proxy.upstream.ServerCatalog;

/**
 * One server as it stood when an endpoint's catalogue was made.
 *
 * @param eras in which it is spoken to; the last known ones while it is away
 * @param known whether its catalogue was ever read
 * @param present whether it is reachable now
 */
public record ServerSide(ServerName name, SpokenEras eras, boolean known, boolean present, ServerCatalog catalog) {}
