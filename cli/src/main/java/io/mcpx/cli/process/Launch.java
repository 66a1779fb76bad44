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
 */
public record Launch(String name, List<String> command, Map<String, String> environment, Path directory) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
