// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CodecCommandTest {

    @Test
    void leavesEveryArgumentToJmh() {
        assertThatCode(() -> new CommandLine(new Benchmarks()).parseArgs("codec", "SpliceBenchmark", "-wi", "1", "-h"))
                .doesNotThrowAnyException();
    }
}
