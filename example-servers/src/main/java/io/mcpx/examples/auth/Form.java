// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}. */
final class Form {

    /** The fields; of several with one name the last. What cannot be decoded is left out. */
    static Map<String, String> read(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                put(fields, parts[0], parts[1]);
            }
        }
        return fields;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static void put(Map<String, String> fields, String name, String value) {
        try {
            fields.put(decoded(name), decoded(value));
        } catch (IllegalArgumentException notEncoded) {
            fields.remove(name);
        }
    }

    private Form() {}
}
