// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.organisation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.ETags;
import java.util.Set;

/** Organisations as clients see them. */
final class OrganisationJson {

    private static final Set<String> KNOWN = Set.of("slug", "name");

    static ObjectNode shown(OrganisationRow row) {
        return Json.object()
                .put("id", row.id().toString())
                .put("slug", row.slug())
                .put("name", row.name())
                .put("personal", row.isPersonal())
                .put("createdAt", row.createdAt().toString());
    }

    static String tag(OrganisationRow row) {
        return ETags.of(row.id() + "\n" + row.version());
    }

    /** A new organisation; the name is the slug unless given. */
    static Founding founding(ObjectNode body) {
        refuseUnknown(body);
        var slug = text(body, "slug", "");
        return new Founding(slug, text(body, "name", slug), false);
    }

    /** The organisation with what the patch gives. */
    static Founding patched(OrganisationRow row, ObjectNode patch) {
        refuseUnknown(patch);
        return new Founding(text(patch, "slug", row.slug()), text(patch, "name", row.name()), row.isPersonal());
    }

    private static void refuseUnknown(ObjectNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw Refused.invalid("/" + name, "an unknown key", "slug or name");
            }
        });
    }

    private static String text(ObjectNode body, String key, String otherwise) {
        var node = body.get(key);
        if (node == null) {
            return otherwise;
        }
        if (!node.isTextual()) {
            throw Refused.invalid("/" + key, "no text", "a text");
        }
        return node.textValue();
    }

    private OrganisationJson() {}
}
