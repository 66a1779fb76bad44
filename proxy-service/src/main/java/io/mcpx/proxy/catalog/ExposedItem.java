// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.CatalogItem;

/**
 * One thing clients see at an endpoint, and where it leads.
 *
 * @param exposedName the tool or prompt name, URI or URI template clients see
 * @param ruleName what rules call it: the customised native name, before any prefix
 * @param server who owns it
 * @param eras of that server
 * @param origin what the server lists
 * @param definition what clients see, byte for byte the server's but for what is customised or renamed
 * @param customisation {@link ToolCustomisation#NONE} for most
 */
public record ExposedItem(
        String exposedName,
        String ruleName,
        ServerName server,
        SpokenEras eras,
        CatalogItem origin,
        Slice definition,
        ToolCustomisation customisation) {

    public ItemKind kind() {
        return origin.kind();
    }

    public String nativeName() {
        return origin.name();
    }
}
