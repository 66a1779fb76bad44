// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import io.mcpx.configuration.lunar.LunarFiles;
import io.mcpx.configuration.mcpx.McpxFile;
import io.mcpx.configuration.model.ContentVersion;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.FieldPath;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Place;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.Reading;
import io.mcpx.configuration.text.References;
import io.mcpx.configuration.text.References.OtherUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one configuration, of whatever format, from its files. */
public final class ConfigLoader {

    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final Set<Path> files = new LinkedHashSet<>();

    private ConfigLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the files of a source and everything they refer to; blocks.
     *
     * @param environment the variables that {@code ${env:NAME}} may name
     */
    public static Loaded load(ConfigSource source, Map<String, String> environment) {
        return new ConfigLoader(environment).load(source);
    }

    private Loaded load(ConfigSource source) {
        files.add(source.file());
        source.appFile().ifPresent(files::add);
        return ConfigText.read(source.file(), problems)
                .map(root -> load(source, root))
                .orElseGet(this::invalid);
    }

    private Loaded load(ConfigSource source, Node root) {
        return switch (Format.of(root, source.file().toString())) {
            case MCPX -> loadMcpx(source, root);
            case MCP_JSON -> loadMcpJson(source, root);
            case APP_YAML -> {
                problems.error(
                        root.place(), FieldPath.ROOT, "an app.yaml alone (expected: its mcp.json as the first file)");
                yield invalid();
            }
        };
    }

    private Loaded loadMcpx(ConfigSource source, Node root) {
        source.appFile()
                .ifPresent(second -> problems.error(
                        Place.whole(second.toString()),
                        FieldPath.ROOT,
                        "a second file beside " + source.file() + " (expected: only an mcp.json has an app.yaml)"));
        return loaded(source, McpxFile.read(field(source.file(), root, OtherUse.REFUSED)));
    }

    /** An app.yaml that has been found belongs to the source from then on: its rules must not get lost with it. */
    private Loaded loadMcpJson(ConfigSource source, Node root) {
        files.add(source.besideFile());
        var appFile = source.appFile().or(() -> Optional.of(source.besideFile()).filter(Files::exists));
        var appYaml =
                appFile.flatMap(file -> ConfigText.read(file, problems).map(node -> field(file, node, OtherUse.PLAIN)));
        var mcpJson = field(source.file(), root, OtherUse.PLAIN);
        return loaded(new ConfigSource(source.file(), appFile), LunarFiles.read(mcpJson, appYaml));
    }

    private Field field(Path file, Node root, OtherUse otherUse) {
        var directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return Field.root(root, Reading.strict(problems, new References(environment, directory, otherUse, files)));
    }

    private Loaded loaded(ConfigSource source, Snapshot snapshot) {
        return problems.errors().isEmpty()
                ? new Loaded.Valid(
                        snapshot.withVersion(ContentVersion.of(snapshot)),
                        problems.warnings(),
                        source,
                        Set.copyOf(files))
                : invalid();
    }

    private Loaded invalid() {
        return new Loaded.Invalid(problems.errors(), problems.warnings(), Set.copyOf(files));
    }
}
