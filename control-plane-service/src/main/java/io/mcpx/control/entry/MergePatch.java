// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;

/** JSON merge patch (RFC 7396). */
final class MergePatch {

    /** Changes the target as the patch says: null removes, objects merge, everything else replaces. */
    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        for (var property : patch.properties()) {
            var value = property.getValue();
            if (value.isNull()) {
                target.remove(property.getKey());
            } else if (value instanceof ObjectNode part) {
                var inner = target.get(property.getKey()) instanceof ObjectNode known ? known : Json.object();
                target.set(property.getKey(), apply(inner, part));
            } else {
                target.set(property.getKey(), value);
            }
        }
        return target;
    }

    private MergePatch() {}
}
