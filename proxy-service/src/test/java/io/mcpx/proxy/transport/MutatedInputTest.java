// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.MessageReader;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid requests with a few bytes changed: whatever comes of it, it is an answer and never a failure of the gateway. */
class MutatedInputTest {

    private static final String NOISE = "{}[]\",:\\0e-nt \u0000\u007f\u00c3\u00ff";
    private static final int ROUNDS = 700;
    private static final MessageReader READER = new MessageReader(JsonLimits.DEFAULT);

    private final TestServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAlwaysAnswered(long seed) throws MalformedMessage {
        server.gateway.tool("echo", call -> call.reply().result(Slice.trusted("{\"content\":[]}")));
        var session = server.client().session("2025-03-26").with("Accept", "application/json");
        var modern = server.client().modern("tools/call", "echo").with("Accept", "application/json");
        var random = new Random(seed);

        try (var connection = new RawHttp(server.port())) {
            for (int i = 0; i < ROUNDS; i++) {
                boolean legacy = random.nextBoolean();
                var body = legacy ? McpClient.call(i, "echo") : McpClient.modernCall(i, "echo");
                var mutated = mutate(body, random);

                var response = connection
                        .send((legacy ? session : modern).rawPost(mutated))
                        .receive();

                assertThat(response.status()).as(mutated).isIn(200, 202, 400, 404);
                if (!response.body().isEmpty()) {
                    READER.readBatch(response.body().getBytes(ISO_8859_1));
                }
            }
        }
    }

    private static String mutate(String body, Random random) {
        var bytes = new StringBuilder(new String(body.getBytes(UTF_8), ISO_8859_1));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length());
            char b = NOISE.charAt(random.nextInt(NOISE.length()));
            switch (random.nextInt(4)) {
                case 0 -> bytes.setCharAt(at, b);
                case 1 -> bytes.insert(at, b);
                case 2 -> bytes.deleteCharAt(at);
                default -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + random.nextInt(40))));
            }
        }
        return bytes.toString();
    }
}
