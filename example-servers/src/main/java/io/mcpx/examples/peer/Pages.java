// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import java.util.Base64;
import java.util.List;

/** Cuts lists into pages of a fixed size; 0 means one page. */
record Pages(int size) {

    private static final String MARK = "from:";

    /** The page the params ask for; {@code all} are JSON texts. */
    ObjectNode page(ObjectNode params, String member, List<String> all) {
        var cursor = params.path("cursor");
        var from = cursor.isMissingNode() ? 0 : offset(cursor.asText(), all.size());
        var to = size == 0 ? all.size() : Math.min(from + size, all.size());
        var page = Json.object();
        var items = page.putArray(member);
        all.subList(from, to).forEach(item -> items.add(Json.raw(item)));
        if (to < all.size()) {
            page.put("nextCursor", cursor(to));
        }
        return page;
    }

    private static String cursor(int offset) {
        return Base64.getEncoder().encodeToString((MARK + offset).getBytes(UTF_8));
    }

    private static int offset(String cursor, int size) {
        try {
            var text = new String(Base64.getDecoder().decode(cursor), UTF_8);
            var offset = Integer.parseInt(text.substring(MARK.length()));
            if (text.startsWith(MARK) && offset >= 0 && offset <= size) {
                return offset;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            throw unknown(cursor);
        }
        throw unknown(cursor);
    }

    private static McpError unknown(String cursor) {
        return McpError.invalidParams("Unknown cursor: " + cursor);
    }
}
