// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.header.ParamHeaders;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.CatalogItem;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps out of a catalogue what cannot be used: items without a name, and for modern servers over HTTP tools whose
 * {@code x-mcp-header} annotations break the rules. The others stay.
 */
record ItemCheck(ServerName server, Headers headers) {

    private static final Logger LOG = Logger.getLogger(ItemCheck.class);

    /** Whether arguments of tools travel in headers. */
    enum Headers {
        USED,
        UNUSED
    }

    Optional<CatalogItem> item(ListKind kind, Slice definition) {
        var name = definition.isObject() ? definition.asObject().string(kind.nameMember()) : null;
        if (name == null || name.isEmpty()) {
            LOG.warnf("item without %s left out upstream=%s list=%s", kind.nameMember(), server, kind.member());
            return Optional.empty();
        }
        if (kind == ListKind.TOOLS && headers == Headers.USED && !hasValidHeaders(name, definition)) {
            return Optional.empty();
        }
        return Optional.of(new CatalogItem(kind.item(), name, definition));
    }

    private boolean hasValidHeaders(String tool, Slice definition) {
        var schema = definition.asObject().find("inputSchema");
        if (schema == null) {
            return true;
        }
        return switch (ParamHeaders.of(schema)) {
            case ParamHeaders.Valid _ -> true;
            case ParamHeaders.Invalid(var reason) -> {
                LOG.warnf(
                        "tool with invalid x-mcp-header left out upstream=%s tool=%s reason=%s", server, tool, reason);
                yield false;
            }
        };
    }
}
