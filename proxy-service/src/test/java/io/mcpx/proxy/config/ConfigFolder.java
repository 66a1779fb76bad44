// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

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
}
