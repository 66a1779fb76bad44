// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.ConsumerTag;
import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the section {@code agents}. */
final class AgentsReader {

    private static final String NAME = "(user:)?[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";
    private static final Set<String> RESERVED = Set.of(Caller.ANONYMOUS, Caller.SHARED_KEY);

    private final Declared declared;
    private final KeysReader keys;
    private final SubjectsReader subjects;

    AgentsReader(Declared declared, Claims claims) {
        this.declared = declared;
        this.keys = new KeysReader(claims);
        this.subjects = new SubjectsReader(declared, claims);
    }

    /** Agents in the order of their names. Without agents callers may be anonymous, and nobody who writes an empty section means that. */
    List<AgentSpec> read(Field field) {
        if (field.isMapping() && field.entries().isEmpty()) {
            field.error("no agent (expected: at least one, or no such key for anonymous callers)");
        }
        return field.entries().stream()
                .map(this::agent)
                .sorted(Comparator.comparing(AgentSpec::name))
                .toList();
    }

    AgentSpec agent(Field entry) {
        if (!entry.key().matches(NAME) || RESERVED.contains(entry.key())) {
            entry.keyError(
                    "not an agent name (expected: 1 to 64 letters, digits, _, ., @ and -, a letter or digit first; not "
                            + Caller.ANONYMOUS + " or " + Caller.SHARED_KEY + ")");
        }
        var fields = entry.fields();
        var subjectList = fields.find("subjects");
        var keyList = subjectList.isPresent()
                ? fields.find("keys")
                : fields.require("keys", "a list of key hashes; 'mcpx hash-key' makes them");
        var agent = new AgentSpec(
                entry.key(),
                keyList.map(list -> keys.read(list, entry.key())).orElse(List.of()),
                subjectList.map(list -> subjects.read(list, entry.key())).orElse(Set.of()),
                pins(fields, "groups", declared::groups),
                pins(fields, "gateways", declared::gateways),
                fields.find("consumerTag").flatMap(AgentsReader::tag).orElse(null));
        fields.refuseOthers();
        return agent;
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
