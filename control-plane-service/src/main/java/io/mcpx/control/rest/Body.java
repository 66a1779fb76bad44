// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** An object that a client sent, all of whose keys are known. */
public record Body(ObjectNode node) {

    private static final int MOST_ITEMS = 64;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_ITEM = 256;

    /** Refuses keys that are not among these: a mistyped limit must not pass for none. */
    public static Body read(String text, String... keys) {
        var node = Json.parseObject(text.isEmpty() ? "{}" : text);
        var known = new TreeSet<>(List.of(keys));
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw Refused.invalid("/" + key, "an unknown key", String.join(", ", known));
            }
        });
        return new Body(node);
    }

    public boolean has(String key) {
        return node.has(key);
    }

    /** A text; empty when it is missing or null. */
    public Optional<String> text(String key) {
        var value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Refused.invalid("/" + key, "no text", "a text");
        }
        return Optional.of(value.textValue());
    }

    /** A name by which people tell things apart: 1 to 128 characters. */
    public String name() {
        return text("name")
                .map(String::strip)
                .filter(name -> !name.isEmpty()
                        && name.length() <= LONGEST_NAME
                        && name.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> Refused.invalid("/name", "no name", "1 to " + LONGEST_NAME + " characters"));
    }

    /** A time after this one; empty when it is missing or null. */
    public Optional<Instant> after(String key, Instant now) {
        return text(key).map(text -> {
            var time = time(key, text);
            if (!time.isAfter(now)) {
                throw Refused.invalid("/" + key, "'" + time + "'", "a time to come");
            }
            return time;
        });
    }

    /** Texts, at most 64; empty when the key is missing. */
    public Optional<List<String>> texts(String key) {
        var list = node.get(key);
        if (list == null || list.isNull()) {
            return Optional.empty();
        }
        if (!list.isArray() || list.size() > MOST_ITEMS) {
            throw Refused.invalid("/" + key, "no such list", "a list of at most " + MOST_ITEMS + " texts");
        }
        for (var i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual() || list.get(i).textValue().length() > LONGEST_ITEM) {
                throw Refused.invalid("/" + key + "/" + i, "no such text", "at most " + LONGEST_ITEM + " characters");
            }
        }
        return Optional.of(list.valueStream().map(item -> item.textValue()).toList());
    }

    private static Instant time(String key, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refused.invalid("/" + key, "no such time", "a date and time such as 2027-01-31T12:00:00Z");
        }
    }
}
