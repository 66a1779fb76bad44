// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    private Path folder;

    @Test
    void endsAllThatItStartedToo() {
        var child = start("sleep 600 & sleep 600 & echo started; wait");
        await().until(() -> child.tail().contains("started"));
        var tree = ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();
        assertThat(tree).hasSize(2);

        child.stop();

        assertThat(child.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(tree).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void keepsWhatItWrote() {
        var child = start("echo one; echo two >&2; exit 7");

        assertThat(child.ended().join()).isEqualTo(7);
        assertThat(child.tail()).contains("one", "two");
    }

    @Test
    void givesItsChildrenAnInputThatEndsWithThisProcess() {
        var child = start("read line || echo input is closed");

        assertThat(child.isAlive()).isTrue();
        child.stop();
        assertThat(child.tail()).doesNotContain("closed");
    }

    @Test
    void explainsWhenThereIsNoSuchProgram() {
        var launch = new Launch("nothing", List.of(folder.resolve("nothing").toString()), Map.of(), folder);

        assertThatThrownBy(() -> Child.start(launch, folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nothing did not start");
    }

    private Child start(String script) {
        return Child.start(new Launch("child", List.of("sh", "-c", script), Map.of(), folder), folder);
    }
}
