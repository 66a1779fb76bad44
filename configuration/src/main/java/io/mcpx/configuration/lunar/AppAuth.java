// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.text.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one shared key, from the environment. */
record AppAuth(@Nullable String sharedKeyHash, @Nullable String header) {

    static final AppAuth NONE = new AppAuth(null, null);

    private static final String VARIABLE = "AUTH_KEY";

    static AppAuth read(Field field) {
        var fields = field.fields();
        var enabled = fields.find("enabled");
        var header = fields.find("header").flatMap(AppAuth::header).orElse(null);
        fields.refuseOthers();
        var key = enabled.filter(at -> at.flag().orElse(false)).flatMap(AppAuth::key);
        return new AppAuth(key.map(KeyHash::of).orElse(null), header);
    }

    private static Optional<String> key(Field enabled) {
        var key = enabled.reading().references().environment(VARIABLE).filter(value -> !value.isBlank());
        if (key.isEmpty()) {
            enabled.error("the environment variable " + VARIABLE + " is not set (expected: the shared key)");
        }
        return key;
    }

    private static Optional<String> header(Field field) {
        return field.wordLike(HeaderRules.NAME, "the name of an HTTP header");
    }
}
