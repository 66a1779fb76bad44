// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

import io.mcpx.benchmarks.run.RunCommand;
import io.mcpx.benchmarks.run.SoakCommand;
import io.mcpx.cli.process.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code ./mcpx bench}. */
@Command(
        name = "benchmarks",
        subcommands = {RunCommand.class, SoakCommand.class, SimulatorCommand.class, CodecCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

    /** Ends with 0 for success, 1 for a failure that is explained, 2 for wrong options. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure))
                .execute(arguments));
    }

    private static int explain(Exception failure) throws Exception {
        if (failure instanceof Failure known) {
            System.err.println("mcpx: " + known.explanation());
            return 1;
        }
        throw failure;
    }
}
