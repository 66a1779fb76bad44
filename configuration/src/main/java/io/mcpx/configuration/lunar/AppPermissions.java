// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.model.Labels;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code permissions}. */
final class AppPermissions {

    private static final String OLD_SHAPE =
            "an old shape that Lunar MCPX does not read any more either (expected: default, consumers and clientNames with block or allow)";

    private enum Type {
        DEFAULT_ALLOW,
        DEFAULT_BLOCK
    }

    private final Declared declared;

    AppPermissions(Declared declared) {
        this.declared = declared;
    }

    Rules read(Field field) {
        var fields = field.fields();
        fields.find("base").ifPresent(old -> old.keyError(OLD_SHAPE));
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

    private Permission permission(Field field) {
        var fields = field.fields();
        var type = fields.find("_type").flatMap(at -> at.choice(Type.class));
        var allow = fields.find("allow");
        var block = fields.find("block");
        fields.find("consumerGroupKey");
        fields.find("profiles").or(() -> fields.find("base")).ifPresent(old -> old.keyError(OLD_SHAPE));
        fields.refuseOthers();
        return switch (type.orElse(allow.isPresent() ? Type.DEFAULT_BLOCK : Type.DEFAULT_ALLOW)) {
            case DEFAULT_ALLOW -> new AllowExcept(used(block, allow));
            case DEFAULT_BLOCK -> new BlockExcept(used(allow, block));
        };
    }

    private Set<String> used(Optional<Field> list, Optional<Field> ignored) {
        ignored.ifPresent(field -> field.warning("without effect beside the other list, as in Lunar MCPX"));
        return list.map(declared::groups).orElse(Set.of());
    }
}
