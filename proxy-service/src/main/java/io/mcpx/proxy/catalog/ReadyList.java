// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One list, rendered: its pages lack only the cursor to the next. Immutable. */
public final class ReadyList {

    private final List<ExposedItem> items;
    private final List<byte[]> definitions;
    private final ItemKind kind;
    private final Era era;
    private final int pageSize;
    private final Partial partial;
    private final @Nullable Slice whole;

    private ReadyList(List<ExposedItem> items, ItemKind kind, Era era, int pageSize, Partial partial) {
        this.items = items;
        this.kind = kind;
        this.era = era;
        this.pageSize = pageSize;
        this.partial = partial;
        this.definitions = items.size() <= pageSize
                ? List.of()
                : items.stream().map(this::bytes).toList();
        this.whole =
                items.size() <= pageSize ? write(items.stream().map(this::bytes).toList(), null) : null;
    }

    static ReadyList render(List<ExposedItem> items, ItemKind kind, Era era, int pageSize, Partial partial) {
        return new ReadyList(items, kind, era, pageSize, partial);
    }

    /** A page and where it ends; {@code last} is null on the final page. */
    public record Page(int from, int to, @Nullable Position last) {}

    /** The page behind an item, which need not be in the list any more. */
    public Page pageAfter(@Nullable Position position) {
        var from = position == null ? 0 : firstAfter(position);
        var to = Math.min(from + pageSize, items.size());
        return new Page(from, to, to < items.size() ? Position.of(to - 1, items.get(to - 1)) : null);
    }

    /** Behind the same item, wherever it stands now; if it is gone, at the place it had. */
    private int firstAfter(Position position) {
        for (var at = 0; at < items.size(); at++) {
            if (position.isOf(items.get(at))) {
                return at + 1;
            }
        }
        return Math.min(position.index(), items.size());
    }

    /** The result object of a page. */
    public Slice result(Page page, @Nullable String nextCursor) {
        if (whole != null && page.from() == 0) {
            return whole;
        }
        return write(whole == null ? definitions.subList(page.from(), page.to()) : List.of(), nextCursor);
    }

    private Slice write(List<byte[]> elements, @Nullable String nextCursor) {
        var json = new JsonWriter().beginObject();
        if (era == Era.MODERN) {
            json.name("resultType").string("complete");
        }
        json.name(member()).beginArray();
        elements.forEach(json::raw);
        json.endArray();
        if (nextCursor != null) {
            json.name("nextCursor").string(nextCursor);
        }
        if (era == Era.MODERN) {
            json.name("ttlMs").number(0).name("cacheScope").string("private");
        }
        writePartial(json);
        return json.endObject().toSlice();
    }

    private void writePartial(JsonWriter json) {
        if (partial.isEmpty()) {
            return;
        }
        json.name("_meta").beginObject().name("io.mcpx/partial").beginObject();
        json.name("stale").beginArray();
        partial.stale().forEach(json::string);
        json.endArray().name("unread").number(partial.unread()).endObject().endObject();
    }

    private String member() {
        return switch (kind) {
            case TOOL -> "tools";
            case PROMPT -> "prompts";
            case RESOURCE -> "resources";
            case RESOURCE_TEMPLATE -> "resourceTemplates";
        };
    }

    private byte[] bytes(ExposedItem item) {
        if (item.eras().probed() == era || kind != ItemKind.TOOL) {
            return item.definition().toBytes();
        }
        return era == Era.MODERN ? forModern(item.definition()) : forLegacy(item.definition());
    }

    /** Legacy task support means nothing to a modern client (its tasks are an extension). */
    private static byte[] forModern(Slice definition) {
        var tool = definition.asObject();
        return Splice.of(definition).remove(tool, "execution").toBytes();
    }

    /** Legacy schemas allow only objects as structured content. */
    private static byte[] forLegacy(Slice definition) {
        var tool = definition.asObject();
        var schema = tool.find("outputSchema");
        if (schema == null
                || (schema.isObject() && "object".equals(schema.asObject().string("type")))) {
            return definition.toBytes();
        }
        return Splice.of(definition).remove(tool, "outputSchema").toBytes();
    }

    /**
     * Where a page ended.
     *
     * @param index of its last item at that time
     */
    public record Position(int index, String server, String name) {

        static Position of(int index, ExposedItem item) {
            return new Position(index, item.server().key(), item.exposedName());
        }

        boolean isOf(ExposedItem item) {
            return item.exposedName().equals(name) && item.server().key().equals(server);
        }
    }
}
