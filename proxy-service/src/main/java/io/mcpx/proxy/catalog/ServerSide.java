// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.route.ServerName;
import io.mcpx.proxy.upstream.ServerCatalog;

/**
 * One server as it stood when an endpoint's catalogue was made.
 *
 * @param era its era; the last known one while it is away
 * @param known whether its catalogue was ever read
 * @param present whether it is reachable now
 */
public record ServerSide(ServerName name, Era era, boolean known, boolean present, ServerCatalog catalog) {}
