// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one server offers, read completely. Immutable; a change is a new catalogue.
 *
 * @param capabilities the server's, of {@code initialize} or {@code server/discover}
 * @param serverInfo its name and version, for display only
 * @param instructions its instructions, or null
 */
public record ServerCatalog(
        JsonObject capabilities,
        @Nullable Slice serverInfo,
        @Nullable String instructions,
        List<CatalogItem> tools,
        List<CatalogItem> prompts,
        List<CatalogItem> resources,
        List<CatalogItem> templates) {

    public static final ServerCatalog EMPTY =
            new ServerCatalog(JsonObject.EMPTY, null, null, List.of(), List.of(), List.of(), List.of());

    public ServerCatalog {
        tools = List.copyOf(tools);
        prompts = List.copyOf(prompts);
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
    }

    public List<CatalogItem> items(ItemKind kind) {
        return switch (kind) {
            case TOOL -> tools;
            case PROMPT -> prompts;
            case RESOURCE -> resources;
            case RESOURCE_TEMPLATE -> templates;
        };
    }
}
