// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedEnvironmentTest {

    @Test
    void handsOnWhatIsAllowedAndWhatIsConfigured() {
        var present = Map.of("PATH", "/bin", "LC_TIME", "C", "AWS_SECRET_ACCESS_KEY", "x", "HOME", "/home");

        var environment = InheritedEnvironment.with(present, Map.of("HOME", "/other", "KEY", "value"));

        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "LC_TIME", "C", "HOME", "/other", "KEY", "value"));
    }
}
