// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static io.mcpx.systemtests.proof.ProofClient.callParams;
import static io.mcpx.systemtests.proof.ProofClient.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.Recorder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every client with every server: both eras on both sides, and what a call can come to, on two replicas behind a load balancer
 * without affinity. Each call reaches its server exactly as often as its era wants.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EraCellsST {

    private static final String ENDPOINT = "/mcp/gateway/one";
    private static final int TIMES = 4;

    private final ReplicatedWorld world = new ReplicatedWorld("era-cells");

    @AfterAll
    void stop() {
        world.close();
    }

    enum Side {
        LEGACY,
        MODERN;

        String server() {
            return this == LEGACY ? "legacy" : "modern";
        }
    }

    enum Kind {
        PLAIN,
        ELICITATION,
        SAMPLING,
        TASK
    }

    record EraCell(Side client, Side server, Kind kind) {

        boolean isAcross() {
            return client != server;
        }

        String tool(String name) {
            return server.server() + "__" + name;
        }

        @Override
        public String toString() {
            return client + " client, " + server + " server, " + kind;
        }
    }

    static List<EraCell> cells() {
        return Stream.of(Side.values())
                .flatMap(client -> Stream.of(Side.values())
                        .flatMap(server -> Stream.of(Kind.values()).map(kind -> new EraCell(client, server, kind))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyClientUsesEveryServer(EraCell cell) {
        for (int i = 0; i < TIMES; i++) {
            switch (cell.kind) {
                case PLAIN -> plain(cell);
                case ELICITATION -> asked(cell, "test_elicitation", "message", "ana@example.com");
                case SAMPLING -> asked(cell, "test_sampling", "prompt", "sampled");
                case TASK -> task(cell);
            }
        }
    }

    private void plain(EraCell cell) {
        var mark = mark();

        assertThat(call(cell, "echo", "{\"text\":\"" + mark + "\"}")).contains(mark);

        assertThat(arrived(cell, mark)).isEqualTo(1);
    }

    /** A legacy server is called once and waits; a modern one is called once more with the answer. */
    private void asked(EraCell cell, String tool, String argument, String answer) {
        var mark = mark();

        assertThat(call(cell, tool, "{\"" + argument + "\":\"" + mark + "\"}")).contains(answer);

        assertThat(arrived(cell, mark)).isEqualTo(cell.server == Side.LEGACY ? 1 : 2);
    }

    private void task(EraCell cell) {
        if (cell.isAcross()) {
            taskAcross(cell);
        } else if (cell.client == Side.MODERN) {
            modernTask(cell);
        } else {
            legacyTask(cell);
        }
    }

    /** The gateway waits for a task of the other era: one that the server makes by itself, or insists on, and that asks. */
    private void taskAcross(EraCell cell) {
        var mark = mark();
        if (cell.server == Side.MODERN) {
            assertThat(call(cell, "slow_compute", "{\"seconds\":0.1,\"label\":\"" + mark + "\"}"))
                    .contains("computed " + mark);
            assertThat(arrived(cell, mark)).isEqualTo(1);
        } else {
            assertThat(call(cell, "test_tool_with_task", "{}")).contains("Hello, ana!");
        }
    }

    private void modernTask(EraCell cell) {
        var client = world.modernClient(ENDPOINT);
        var mark = mark();
        var created = client.call(cell.tool("slow_compute"), slow(mark));
        var id = find(created, "taskId");

        await().untilAsserted(() -> assertThat(client.result("tasks/get", "{\"taskId\":" + id + "}"))
                .contains("\"completed\"", "computed " + mark));
        assertThat(arrived(cell, mark)).isEqualTo(1);
    }

    private void legacyTask(EraCell cell) {
        var mark = mark();
        try (var client = world.legacyClient(ENDPOINT)) {
            var params =
                    "{\"name\":\"" + cell.tool("slow_compute") + "\",\"task\":{},\"arguments\":" + slow(mark) + "}";
            var id = find(client.result("tools/call", params), "task", "taskId");

            assertThat(client.result("tasks/result", "{\"taskId\":" + id + "}")).contains("computed " + mark);
        }
        assertThat(arrived(cell, mark)).isEqualTo(1);
    }

    private static String slow(String label) {
        return "{\"seconds\":0.1,\"label\":\"" + label + "\"}";
    }

    private String call(EraCell cell, String tool, String arguments) {
        var params = callParams(cell.tool(tool), arguments);
        if (cell.client == Side.MODERN) {
            return world.modernClient(ENDPOINT).resultInRounds("tools/call", params);
        }
        try (var client = world.legacyClient(ENDPOINT)) {
            return client.result("tools/call", params);
        }
    }

    private long arrived(EraCell cell, String mark) {
        ExampleServer server = cell.server == Side.LEGACY ? world.legacy : world.modern;
        return server.recorder().requests().stream()
                .map(Recorder.Received::body)
                .filter(body -> body.contains("\"tools/call\"") && body.contains(mark))
                .count();
    }

    private static String mark() {
        return "mark-" + UUID.randomUUID();
    }
}
