// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.cli.process.ReverseProxy.Buffering;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReverseProxyTest {

    @Test
    void listensOnLoopbackOnly() {
        assertThat(ReverseProxy.plain(8001, 8002, Buffering.ON).text())
                .contains("listen 127.0.0.1:8001 ", "server 127.0.0.1:8002;", "proxy_buffering on;")
                .contains("proxy_next_upstream off;");
    }

    @Test
    void passesToAllInTurnWithoutAffinity() {
        assertThat(ReverseProxy.balancing(8001, List.of(8002, 8003)).text())
                .contains("server 127.0.0.1:8002;", "server 127.0.0.1:8003;", "proxy_next_upstream error timeout;")
                .contains("proxy_buffering off;")
                .doesNotContain("ip_hash", "sticky", "hash ");
    }

    @Test
    void leavesNothingToFillIn() {
        assertThat(ReverseProxy.balancing(8001, List.of(8002)).text()).doesNotContain("${");
    }

    @Test
    void refusesToPassToNobody() {
        assertThatThrownBy(() -> ReverseProxy.balancing(8001, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upstreams");
    }
}
