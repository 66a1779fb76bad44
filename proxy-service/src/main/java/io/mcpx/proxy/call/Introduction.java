// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.EndpointId;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.catalog.EndpointCatalog;
import io.mcpx.proxy.catalog.View;
import java.util.Optional;

/** How the gateway introduces itself: {@code InitializeResult} and {@code DiscoverResult}. Pure. */
final class Introduction {

    private static final int LONGEST_INSTRUCTIONS = 16 * 1024;

    private final String version;

    Introduction(String version) {
        this.version = version;
    }

    Slice initialize(EndpointCatalog catalog, View view, EndpointId endpoint, Revision negotiated) {
        var json = new JsonWriter()
                .beginObject()
                .name("protocolVersion")
                .string(negotiated.wire())
                .name("capabilities")
                .raw(EndpointCapabilities.of(catalog, endpoint, Era.LEGACY).toSlice())
                .name("serverInfo")
                .raw(serverInfo());
        instructions(catalog, view).ifPresent(text -> json.name("instructions").string(text));
        return Slice.trusted(json.endObject().toBytes());
    }

    Slice discover(EndpointCatalog catalog, View view, EndpointId endpoint) {
        var json = new JsonWriter().beginObject().name("resultType").string("complete");
        json.name("supportedVersions").beginArray();
        Revision.newestFirst().forEach(revision -> json.string(revision.wire()));
        json.endArray()
                .name("capabilities")
                .raw(EndpointCapabilities.of(catalog, endpoint, Era.MODERN).toSlice());
        instructions(catalog, view).ifPresent(text -> json.name("instructions").string(text));
        json.name("ttlMs").number(0).name("cacheScope").string("private");
        json.name("_meta")
                .beginObject()
                .name(MetaKeys.SERVER_INFO)
                .raw(serverInfo())
                .endObject();
        return Slice.trusted(json.endObject().toBytes());
    }

    Slice serverInfo() {
        return Slice.trusted(new JsonWriter()
                .beginObject()
                .name("name")
                .string("mcpx")
                .name("title")
                .string("MCPX gateway")
                .name("version")
                .string(version)
                .endObject()
                .toBytes());
    }

    /** One server's instructions as they are; several under headings, of those the caller sees and as far as the bound allows. */
    private static Optional<String> instructions(EndpointCatalog catalog, View view) {
        var only = catalog.onlyServer();
        if (only.isPresent()) {
            return Optional.ofNullable(only.get().catalog().instructions());
        }
        var text = new StringBuilder();
        for (var server : catalog.servers()) {
            var own = server.catalog().instructions();
            if (own != null
                    && view.shows(server.name())
                    && !own.isBlank()
                    && text.length() + own.length() < LONGEST_INSTRUCTIONS) {
                text.append("## ")
                        .append(server.name())
                        .append("\n\n")
                        .append(own.strip())
                        .append("\n\n");
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().strip());
    }
}
