// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangersTest {

    @Test
    void areNotServedOnTheNetworkWhenTheLastAgentIsGone() {
        try (var server = TestServer.withoutAgentsOnTheNetwork()) {
            var response = server.client().post(McpClient.initialize("2025-11-25"));

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(server.gateway.requests).isEmpty();
        }
    }

    @Test
    void areServedWhereTheyAreMeantToBe() {
        try (var server = TestServer.start()) {
            assertThat(server.client().post(McpClient.initialize("2025-11-25")).statusCode())
                    .isEqualTo(200);
        }
    }
}
