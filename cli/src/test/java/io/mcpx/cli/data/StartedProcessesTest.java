// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedProcessesTest {

    @TempDir
    private Path folder;

    private final List<Child> children = new ArrayList<>();

    @AfterEach
    void stop() {
        children.forEach(Child::stop);
    }

    @Test
    void endsWhatAnEarlierStartLeftTheLastOneFirst() {
        var first = start("first");
        var second = start("second");
        var before = started();
        before.add(first);
        before.add(second);

        assertThat(started().endAll()).containsExactly("second", "first");

        assertThat(List.of(first, second)).noneMatch(Child::isAlive);
        assertThat(started().endAll()).isEmpty();
    }

    @Test
    void leavesAnotherProcessAloneThatHasTheSameIdByNow() throws IOException {
        var other = start("other");
        Files.writeString(folder.resolve("processes"), other.pid() + " 1000 gateway\n");

        assertThat(started().endAll()).isEmpty();

        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void passesOverALineThatWasCutShort() throws IOException {
        Files.writeString(folder.resolve("processes"), "123");

        assertThat(started().endAll()).isEmpty();
    }

    private StartedProcesses started() {
        return new StartedProcesses(folder.resolve("processes"));
    }

    private Child start(String name) {
        var child = Child.start(new Launch(name, List.of("sleep", "600"), Map.of(), folder), folder);
        children.add(child);
        return child;
    }
}
