// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs the JMH benchmarks of reading and writing messages; all arguments are JMH's. */
@Command(name = "codec", description = "Runs the JMH benchmarks of the codec; what follows is passed on to JMH.")
final class CodecCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
