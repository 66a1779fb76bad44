// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder with configuration files, and an environment for them. */
final class ConfigFolder {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    ConfigFolder(Path directory) {
        this.directory = directory;
    }

    /** Writes a file as careful editors do: at once. */
    Path write(String name, String content) {
        try {
            var draft = Files.writeString(directory.resolve(name + ".draft"), content, UTF_8);
            return Files.move(draft, path(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigFolder with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Loaded load(String file) {
        return ConfigLoader.load(ConfigSource.of(path(file)), environment);
    }

    Loaded load(String file, String appFile) {
        return ConfigLoader.load(new ConfigSource(path(file), Optional.of(path(appFile))), environment);
    }

    /** The snapshot of a valid {@code mcpx.yaml}. */
    Snapshot mcpx(String content) {
        write("mcpx.yaml", content);
        return snapshot(load("mcpx.yaml"));
    }

    /** The snapshot of a valid pair. */
    Snapshot lunar(String mcpJson, String appYaml) {
        write("mcp.json", mcpJson);
        write("app.yaml", appYaml);
        return snapshot(load("mcp.json"));
    }

    /** The errors of an invalid file, each on one line, without the folder. */
    List<String> errors(String file) {
        return switch (load(file)) {
            case Loaded.Valid valid -> List.of();
            case Loaded.Invalid invalid ->
                invalid.errors().stream().map(this::relative).toList();
        };
    }

    List<String> warnings(String file) {
        return switch (load(file)) {
            case Loaded.Valid valid ->
                valid.warnings().stream().map(this::relative).toList();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.message());
        };
    }

    static Snapshot snapshot(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Valid valid -> valid.snapshot();
            case Loaded.Invalid invalid -> throw new AssertionError(invalid.message());
        };
    }

    private String relative(Object problem) {
        return problem.toString().replace(directory + "/", "");
    }
}
