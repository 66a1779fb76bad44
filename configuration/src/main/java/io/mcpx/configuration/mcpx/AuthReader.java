// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.text.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code auth}. */
final class AuthReader {

    /** How callers show who they are, beside the keys of agents. */
    record Auth(@Nullable String sharedKeyHash, @Nullable String apiKeyHeader) {
        static final Auth NONE = new Auth(null, null);
    }

    static Auth read(Field field, AgentsReader agents) {
        var fields = field.fields();
        var sharedKey = fields.find("sharedKey").flatMap(KeyHashes::read);
        sharedKey.ifPresent(hash -> fields.find("sharedKey").ifPresent(at -> agents.refuseKnown(hash, at)));
        var auth = new Auth(
                sharedKey.orElse(null),
                fields.find("apiKeyHeader").flatMap(AuthReader::header).orElse(null));
        fields.refuseOthers();
        return auth;
    }

    private static Optional<String> header(Field field) {
        return field.wordLike(HeaderRules.NAME, "the name of an HTTP header");
    }

    private AuthReader() {}
}
