// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Labels;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code permissions}. */
final class PermissionsReader {

    /** What applies to everything that an entry does not mention. */
    private enum Default {
        ALLOW,
        BLOCK
    }

    /** What an entry says about a whole server. */
    private enum ServerRule {
        ALLOW,
        BLOCK,
        NONE
    }

    private static final Permission NOTHING = new BlockExcept(Set.of());

    private final Declared declared;

    PermissionsReader(Declared declared) {
        this.declared = declared;
    }

    Rules read(Field field) {
        var fields = field.fields();
        var rules = new Rules(
                fields.find("default").map(this::permission).orElse(Permission.ALLOW_ALL),
                Labels.consumers(entries(fields, "consumers"), this::permission),
                Labels.clientNames(entries(fields, "clientNames"), this::permission));
        fields.refuseOthers();
        return rules;
    }

    private static List<Field> entries(Fields fields, String key) {
        return fields.find(key).map(Field::entries).orElse(List.of());
    }

    /** A mistaken entry allows nothing, though it is never used. */
    private Permission permission(Field field) {
        if (!field.isMapping()) {
            return field.choice(Default.class).map(PermissionsReader::plain).orElse(NOTHING);
        }
        var fields = field.fields();
        var stated = fields.find("default").flatMap(at -> at.choice(Default.class));
        var allow = fields.find("allow");
        var block = fields.find("block");
        var servers = fields.find("servers");
        fields.refuseOthers();
        return base(field, stated, allow, block)
                .map(base -> permission(base, groups(allow), groups(block), servers))
                .orElse(NOTHING);
    }

    private static Permission plain(Default base) {
        return switch (base) {
            case ALLOW -> Permission.ALLOW_ALL;
            case BLOCK -> NOTHING;
        };
    }

    private static Optional<Default> base(
            Field field, Optional<Default> stated, Optional<Field> allow, Optional<Field> block) {
        if (allow.isPresent() && block.isPresent()) {
            field.error(
                    "found both allow and block (expected: allow, and all else is blocked; or block, and all else is allowed)");
            return Optional.empty();
        }
        var implied = allow.map(at -> Default.BLOCK).or(() -> block.map(at -> Default.ALLOW));
        if (implied.isEmpty() && stated.isEmpty()) {
            field.error("nothing says what applies by default (expected: allow, block or default)");
        }
        if (implied.isPresent() && stated.isPresent() && implied.get() != stated.get()) {
            field.error(
                    "default contradicts the list of groups (expected: allow with default: block, or block with default: allow)");
        }
        return stated.or(() -> implied);
    }

    private Set<String> groups(Optional<Field> list) {
        return list.map(declared::groups).orElse(Set.of());
    }

    private Permission permission(Default base, Set<String> allow, Set<String> block, Optional<Field> servers) {
        var allowed = new HashSet<ServerName>();
        var blocked = new HashSet<ServerName>();
        for (var entry : servers.map(Field::entries).orElse(List.of())) {
            declared.serverOfKey(entry).ifPresent(server -> {
                switch (entry.choice(ServerRule.class).orElse(ServerRule.BLOCK)) {
                    case ALLOW -> allowed.add(server);
                    case BLOCK -> blocked.add(server);
                    case NONE -> {}
                }
            });
        }
        return switch (base) {
            case ALLOW -> new AllowExcept(block, blocked);
            case BLOCK -> new BlockExcept(allow, allowed, blocked);
        };
    }
}
