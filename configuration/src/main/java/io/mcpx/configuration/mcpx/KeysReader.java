// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.text.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the keys of an agent. */
record KeysReader(Claims claims) {

    List<KeySpec> read(Field list, String agent) {
        var keys = new ArrayList<KeySpec>();
        for (var item : list.items()) {
            key(item).ifPresent(key -> {
                claims.claim(Claims.Sort.KEY, key.hash(), agent)
                        .ifPresent(holder -> item.error("the same key as one of agent '" + holder + "'"));
                keys.add(key);
            });
        }
        if (list.isSequence() && list.items().isEmpty()) {
            list.error("no key (expected: at least one)");
        }
        return keys;
    }

    private static Optional<KeySpec> key(Field item) {
        if (!item.isMapping()) {
            return KeyHashes.read(item).map(KeySpec::of);
        }
        var fields = item.fields();
        var hash = fields.require("hash", "sha256: and 64 hexadecimal digits").flatMap(KeyHashes::read);
        var expires = fields.find("expires").flatMap(KeysReader::instant);
        fields.refuseOthers();
        return hash.map(digits -> new KeySpec(digits, expires.orElse(null)));
    }

    private static Optional<Instant> instant(Field field) {
        var text = field.text();
        var instant = text.flatMap(KeysReader::instant);
        if (text.isPresent() && instant.isEmpty()) {
            field.expected("a date and time such as 2026-12-31T23:59:59Z");
        }
        instant.filter(time -> !Instant.now().isBefore(time))
                .ifPresent(time -> field.warning("the key has expired: " + time));
        return instant;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
