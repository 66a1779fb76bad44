// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.cli.process.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OthersTest {

    private static final Map<String, String> TARGET = Map.of("lunar", "http://127.0.0.1:7000/mcp");

    @Test
    void giveEachTargetItsOwnHeadersAndProcess() {
        var others = new Others(TARGET, List.of("lunar=X-Key: a=b:c"), Map.of("lunar", 7L)).contestants();

        assertThat(others).singleElement().satisfies(other -> {
            assertThat(other.name()).isEqualTo("lunar");
            assertThat(other.endpoint(Stand.ONE_TOOL).headers()).containsExactly(Map.entry("X-Key", "a=b:c"));
            assertThat(other.pid(Stand.ONE_TOOL)).contains(7L);
        });
    }

    @Test
    void refuseHeadersAndProcessesOfNobody() {
        assertThatThrownBy(() -> new Others(TARGET, List.of("other=X-Key: a"), Map.of()).contestants())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--header: no target other");
        assertThatThrownBy(() -> new Others(TARGET, List.of(), Map.of("other", 7L)).contestants())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--pid: no target other");
    }

    @Test
    void doNotRepeatAHeaderThatTheyRefuse() {
        assertThatThrownBy(() -> new Others(TARGET, List.of("secret"), Map.of()).contestants())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("NAME=HEADER:VALUE")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refuseNamesThatAreTaken() {
        assertThatThrownBy(
                        () -> new Others(Map.of("MCPX", "http://127.0.0.1:1/mcp"), List.of(), Map.of()).contestants())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("MCPX is taken");
    }

    @Test
    void refuseWhatIsNoUrl() {
        for (var url : List.of("127.0.0.1:7000", "https://example.com/mcp", "http://[", "")) {
            assertThatThrownBy(() -> new Others(Map.of("a", url), List.of(), Map.of()).contestants())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("expected: http://host:port/path");
        }
    }
}
