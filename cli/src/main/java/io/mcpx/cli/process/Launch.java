// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param name for people, and for the name of its log
 * @param environment beside what is inherited
 * @param directory in which it runs
 * @param ending how it is asked to end
 */
public record Launch(
        String name, List<String> command, Map<String, String> environment, Path directory, Ending ending) {

    /** The signal that asks a process to end. */
    public enum Ending {
        TERMINATE,
        INTERRUPT
    }

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Something that ends when it is terminated. */
    public Launch(String name, List<String> command, Map<String, String> environment, Path directory) {
        this(name, command, environment, directory, Ending.TERMINATE);
    }

    /** The environment may hold secrets. */
    @Override
    public String toString() {
        return "Launch[" + name + "]";
    }
}
