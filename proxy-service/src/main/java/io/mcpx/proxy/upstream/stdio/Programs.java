// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds executable files, as an operating system does that is given no path. */
final class Programs {

    /** The first executable of this name in the directories of a {@code PATH}; a name with a slash stands for itself. */
    static Optional<Path> find(String name, @Nullable String path, @Nullable Path directory) {
        try {
            if (name.contains(File.separator)) {
                var named = Path.of(name);
                return runnable(directory == null ? named : directory.resolve(named));
            }
            return Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                    .flatMap(place -> runnable(Path.of(place, name)).stream())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> runnable(Path candidate) {
        return Files.isExecutable(candidate) && !Files.isDirectory(candidate)
                ? Optional.of(candidate.toAbsolutePath())
                : Optional.empty();
    }

    private Programs() {}
}
