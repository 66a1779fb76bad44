// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.Slice;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Modern requests that go on with what one replica holds; the fake gateway takes a request state as the name of the holder. */
class HeldRequestsTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final Replicas replicas = Replicas.of(2);
    private final TestServer holder = replicas.get(0);
    private final TestServer other = replicas.get(1);

    @BeforeEach
    void offerATool() {
        holder.gateway.tool("echo", call -> call.reply().result(DONE));
        other.gateway.tool("echo", call -> call.reply().result(DONE));
    }

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    void arriveAtTheReplicaThatHoldsWhatTheyGoOnWith() {
        var answer = call(other, "\"" + Replicas.name(holder) + "\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"content\":[]");
        assertThat(holder.gateway.requests).hasSize(1);
        assertThat(other.gateway.requests).isEmpty();
    }

    @Test
    void stayWhereTheyAreWhenTheirHolderIsHereOrNobody() {
        call(holder, "\"" + Replicas.name(holder) + "\"");
        call(holder, "{\"not\":\"text\"}");
        call(holder, "\"127.0.0.1:1\"");

        assertThat(holder.gateway.requests).hasSize(3);
        assertThat(other.gateway.requests).isEmpty();
    }

    @Test
    void areAnsweredHereWhenTheirHolderIsGone() {
        holder.close();

        var answer = call(other, "\"" + Replicas.name(holder) + "\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(other.gateway.requests).hasSize(1);
        assertThat(other.counted("mcpx.peer.forwarded", "outcome", "unreachable"))
                .isEqualTo(1);
    }

    @Test
    void areFinishedAtAHolderThatShutsDown() {
        holder.draining.begin();

        assertThat(call(other, "\"" + Replicas.name(holder) + "\"").statusCode())
                .isEqualTo(200);
        assertThat(holder.gateway.requests).hasSize(1);
    }

    private static HttpResponse<String> call(TestServer replica, String state) {
        return replica.client()
                .modern("tools/call", "echo")
                .post(McpClient.modernCall(1, "echo").replace("\"_meta\"", "\"requestState\":" + state + ",\"_meta\""));
    }
}
