// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks of reading and writing messages. */
@Command(
        name = "codec",
        description = "Runs the JMH benchmarks of the codec; what follows is passed on to JMH.",
        mixinStandardHelpOptions = true)
final class CodecCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        Main.main(Stream.concat(Stream.of("io.mcpx.benchmarks.codec"), arguments.stream())
                .toArray(String[]::new));
        return 0;
    }
}
