// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.mcpx.configuration.ConfigLoader;
import io.mcpx.configuration.ConfigSource;
import io.mcpx.configuration.Loaded;
import io.mcpx.configuration.route.Snapshot;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mcpx check FILE [FILE2]}: says what the gateway would say of its configuration, without running. */
public final class CheckCommand {

    private static final String USAGE = "usage: mcpx check FILE [APP_FILE]";

    /**
     * Checks one configuration.
     *
     * @param args an {@code mcpx.yaml}, or an {@code mcp.json} with or without its {@code app.yaml}
     * @return 0 when it is valid, 1 when it is not, 2 when it was not called rightly
     */
    public static int run(List<String> args, PrintStream out, PrintStream err, Map<String, String> env) {
        if (args.isEmpty() || args.size() > 2 || args.getFirst().startsWith("-")) {
            err.println(USAGE);
            return 2;
        }
        try {
            return report(ConfigLoader.load(source(args), env), args.getFirst(), out, err);
        } catch (InvalidPathException e) {
            err.println("not a path: " + e.getInput());
            return 2;
        }
    }

    private static ConfigSource source(List<String> args) {
        var appFile = args.size() > 1 ? Optional.of(Path.of(args.get(1))) : Optional.<Path>empty();
        return new ConfigSource(Path.of(args.getFirst()), appFile);
    }

    private static int report(Loaded loaded, String file, PrintStream out, PrintStream err) {
        return switch (loaded) {
            case Loaded.Valid valid -> {
                summary(valid.snapshot(), file).forEach(out::println);
                valid.warnings().forEach(warning -> out.println("warning: " + warning));
                yield 0;
            }
            case Loaded.Invalid invalid -> {
                invalid.errors().forEach(error -> err.println("error: " + error));
                invalid.warnings().forEach(warning -> err.println("warning: " + warning));
                yield 1;
            }
        };
    }

    private static List<String> summary(Snapshot snapshot, String file) {
        return List.of(
                "OK " + file + " (version " + snapshot.version().substring(0, 12) + ")",
                line("servers", snapshot.servers().keySet()),
                line("gateways", snapshot.gateways().keySet()),
                line("tool groups", snapshot.groups().keySet()),
                line(
                        "agents",
                        snapshot.agents().stream().map(agent -> agent.name()).toList()),
                "  callers: " + (snapshot.authenticates() ? "need an API key" : "anonymous, no API key is needed"));
    }

    private static String line(String what, Collection<?> names) {
        var sorted = names.stream().map(Object::toString).sorted().toList();
        return "  " + what + ": " + names.size() + (names.isEmpty() ? "" : " (" + String.join(", ", sorted) + ")");
    }

    private CheckCommand() {}
}
