// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.cli.process.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RunCommandTest {

    @Test
    void measuresEverythingUnlessPartsAreNamed() {
        assertThat(RunCommand.parts(List.of())).containsExactly(Part.values());
        assertThat(RunCommand.parts(List.of("open", "calls"))).containsExactly(Part.CALLS, Part.OPEN);
    }

    @Test
    void namesThePartsThereAre() {
        assertThatThrownBy(() -> RunCommand.parts(List.of("calls", "speed")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("speed")
                .hasMessageContaining("start, calls, modern, sse, tools, sessions, list, open, large");
    }

    @Test
    void refusesUnknownOptions() {
        assertThatThrownBy(() -> new CommandLine(new RunCommand()).parseArgs("--root", ".", "--fast"))
                .hasMessageContaining("--fast");
        assertThatThrownBy(() -> new CommandLine(new RunCommand()).parseArgs("--root", ".", "--target", "a"))
                .hasMessageContaining("NAME=URL");
    }
}
