// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.DocumentRow;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Secrets;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.ETags;
import java.util.Optional;

/** Entries as clients see them: the keys of {@code mcpx.yaml}, and beside them {@code name} and {@code metadata}. */
final class EntryJson {

    private static final String NAME = "name";
    private static final String METADATA = "metadata";

    /** What is shown of an entry: secrets only as present. */
    static ObjectNode shown(DocumentRow row) {
        var node = Json.object();
        if (!row.entry().kind().isSingle()) {
            node.put(NAME, row.entry().name());
        }
        node.setAll(Secrets.masked(row.entry(), Json.stored(row.body())));
        node.putObject(METADATA)
                .put("version", row.hash())
                .put("createdAt", row.createdAt().toString())
                .put("updatedAt", row.updatedAt().toString());
        return node;
    }

    /** What a single section is before anybody has written it. */
    static ObjectNode absent() {
        return Json.object();
    }

    static String tag(DocumentRow row) {
        return ETags.ofHash(row.hash());
    }

    /** The keys of the entry itself. What an answer shows beside them may be sent back. */
    static ObjectNode given(ObjectNode body, EntryId id) {
        nameIn(body).filter(name -> !id.kind().key(name).equals(id.key())).ifPresent(name -> {
            throw Refused.invalid("/name", "'" + name + "'", "'" + id.name() + "' as in the path, or no name");
        });
        return withoutExtras(body);
    }

    static String requireName(ObjectNode body) {
        return nameIn(body).orElseThrow(() -> Refused.invalid("/name", "nothing", "a name"));
    }

    static ObjectNode withoutExtras(ObjectNode body) {
        body.remove(NAME);
        body.remove(METADATA);
        return body;
    }

    private static Optional<String> nameIn(ObjectNode body) {
        var name = body.get(NAME);
        if (name != null && !name.isTextual()) {
            throw Refused.invalid("/name", "no text", "a text");
        }
        return Optional.ofNullable(name).map(node -> node.textValue());
    }

    private EntryJson() {}
}
