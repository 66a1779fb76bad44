// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an {@code app.yaml} says. */
record AppYaml(
        Map<String, ToolGroup> groups,
        Rules rules,
        Set<ServerName> inactive,
        Map<ServerName, Map<String, ToolCustomisation>> tools,
        AppAuth auth) {

    static final AppYaml NONE = new AppYaml(Map.of(), Rules.OPEN, Set.of(), Map.of(), AppAuth.NONE);

    private static final Set<String> NOT_SUPPORTED = Set.of("staticOauth", "skills");

    static AppYaml read(Field root, Declared declared) {
        var fields = root.fields();
        var app = new AppYaml(
                AppToolGroups.read(groups(fields), declared),
                fields.find("permissions")
                        .map(field -> new AppPermissions(declared).read(field))
                        .orElse(Rules.OPEN),
                inactive(fields, declared),
                fields.find("toolExtensions")
                        .map(field -> ToolExtensions.read(field, declared))
                        .orElse(Map.of()),
                fields.find("auth").map(AppAuth::read).orElse(AppAuth.NONE));
        for (var key : NOT_SUPPORTED) {
            fields.find(key).ifPresent(field -> field.warning("not supported, ignored"));
        }
        fields.refuseOthers();
        return app;
    }

    /** The names of the tool groups, without any check. */
    static Set<String> groupNames(Optional<Field> root) {
        return root.filter(Field::isMapping).map(field -> groups(field.fields())).orElse(List.of()).stream()
                .flatMap(group -> AppToolGroups.name(group).stream())
                .collect(Collectors.toSet());
    }

    @Nullable
    String sharedKeyHash() {
        return auth.sharedKeyHash();
    }

    @Nullable
    String apiKeyHeader() {
        return auth.header();
    }

    private static List<Field> groups(Fields fields) {
        return fields.find("toolGroups").map(Field::items).orElse(List.of());
    }

    private static Set<ServerName> inactive(Fields fields, Declared declared) {
        var inactive = new HashSet<ServerName>();
        for (var entry :
                fields.find("targetServerAttributes").map(Field::entries).orElse(List.of())) {
            var attributes = entry.fields();
            var isInactive = attributes.find("inactive").flatMap(Field::flag).orElse(false);
            attributes.refuseOthers();
            var server = LunarServers.find(entry, declared);
            if (isInactive) {
                server.ifPresent(inactive::add);
            }
        }
        return inactive;
    }
}
