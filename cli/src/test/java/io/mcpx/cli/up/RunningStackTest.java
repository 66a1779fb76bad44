// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    @TempDir
    private Path folder;

    @Test
    void tellsWhichChildEndedFirstAndEndsTheOthers() {
        var stack = new RunningStack();
        var other = stack.add(start("other", "sleep 600"));
        var dying = stack.add(start("dying", "exit 3"));

        assertThat(stack.awaitFirstEnd()).isSameAs(dying);

        stack.close();
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void endsAChildThatComesWhenItIsClosed() {
        var stack = new RunningStack();
        stack.close();
        var late = start("late", "sleep 600");

        assertThatThrownBy(() -> stack.add(late)).isInstanceOf(Failure.class);
        assertThat(late.isAlive()).isFalse();
    }

    private Child start(String name, String script) {
        return Child.start(new Launch(name, List.of("sh", "-c", script), Map.of(), folder), folder);
    }
}
