// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.ConsumerTag;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the section {@code agents}. */
final class AgentsReader {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";
    private static final Set<String> RESERVED = Set.of(Caller.ANONYMOUS, Caller.SHARED_KEY);

    private final Declared declared;
    private final Map<String, String> holders = new HashMap<>();

    AgentsReader(Declared declared) {
        this.declared = declared;
    }

    /** Without agents callers may be anonymous, and nobody who writes an empty section means that. */
    List<AgentSpec> read(Field field) {
        if (field.isMapping() && field.entries().isEmpty()) {
            field.error("no agent (expected: at least one, or no such key for anonymous callers)");
        }
        return field.entries().stream().map(this::agent).toList();
    }

    private AgentSpec agent(Field entry) {
        if (!entry.key().matches(NAME) || RESERVED.contains(entry.key())) {
            entry.keyError(
                    "not an agent name (expected: 1 to 64 letters, digits, _, ., @ and -, a letter or digit first; not "
                            + Caller.ANONYMOUS + " or " + Caller.SHARED_KEY + ")");
        }
        var fields = entry.fields();
        var agent = new AgentSpec(
                entry.key(),
                keys(fields, entry.key()),
                pins(fields, "groups", declared::groups),
                pins(fields, "gateways", declared::gateways),
                fields.find("consumerTag").flatMap(AgentsReader::tag).orElse(null));
        fields.refuseOthers();
        return agent;
    }

    private List<String> keys(Fields fields, String agent) {
        var hashes = new ArrayList<String>();
        var list = fields.require("keys", "a list of key hashes; 'mcpx hash-key' makes them");
        for (var item : list.map(Field::items).orElse(List.of())) {
            KeyHashes.read(item).ifPresent(hash -> {
                refuseKnown(hash, item);
                holders.put(hash, agent);
                hashes.add(hash);
            });
        }
        if (list.filter(Field::isSequence)
                .filter(field -> field.items().isEmpty())
                .isPresent()) {
            list.get().error("no key (expected: at least one)");
        }
        return hashes;
    }

    /** Reports a key that an agent has: whose it is must be clear. */
    void refuseKnown(String hash, Field at) {
        var holder = holders.get(hash);
        if (holder != null) {
            at.error("the same key as one of agent '" + holder + "'");
        }
    }

    /** An empty pin would mean no limit, and nobody who writes it means that. */
    private static Set<String> pins(Fields fields, String key, Function<Field, Set<String>> reader) {
        var list = fields.find(key);
        list.filter(Field::isSequence)
                .filter(field -> field.items().isEmpty())
                .ifPresent(field -> field.error("limits to nothing (expected: names, or no such key for no limit)"));
        return list.map(reader).orElse(Set.of());
    }

    private static Optional<String> tag(Field field) {
        var tag = field.text();
        if (tag.isPresent() && !ConsumerTag.isValid(tag.get())) {
            field.expected("1 to 128 printable ASCII characters");
            return Optional.empty();
        }
        return tag;
    }
}
