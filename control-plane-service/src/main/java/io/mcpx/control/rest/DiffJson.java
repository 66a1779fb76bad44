// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.Changed;
import io.mcpx.control.change.Diff;
import io.mcpx.control.check.Verdict.Affected;
import io.mcpx.control.document.Json;
import java.util.List;
import java.util.Locale;

/** Differences as JSON. */
public final class DiffJson {

    /** The answer to a dry run: what would differ, and for whom. */
    public static ObjectNode ofDryRun(Changed changed) {
        var node = Json.object().put("dryRun", true);
        node.set("diff", of(changed.diff()));
        return node;
    }

    public static ObjectNode of(Diff diff) {
        var node = Json.object();
        var entries = node.putArray("entries");
        diff.entries().forEach(item -> entries.add(of(item)));
        var affected = node.putArray("affected");
        diff.affected().forEach(whom -> affected.add(of(whom)));
        return node;
    }

    private static ObjectNode of(Diff.Item item) {
        var node = Json.object()
                .put("section", item.id().kind().section())
                .put("name", item.id().name())
                .put("change", item.fate().name().toLowerCase(Locale.ROOT));
        fill(node.putArray("fields"), item.fields());
        return node;
    }

    private static ObjectNode of(Affected whom) {
        var node = Json.object().put("identity", whom.identity()).put("endpoint", whom.endpoint());
        fill(node.putArray("gained"), whom.gained());
        fill(node.putArray("lost"), whom.lost());
        return node;
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private DiffJson() {}
}
