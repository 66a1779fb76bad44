// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.examples.client.LegacyHttpClient;
import io.mcpx.examples.client.StdioClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class MainTest {

    @Test
    void startsSeveralServersAndStopsWithItsInput() throws Exception {
        var process = StdioClient.java("--legacy", "0", "--modern", "0", "--sse", "0", "--exit-with-stdin");
        try (var out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).matches("listening legacy http://127.0.0.1:\\d+/mcp");
            assertThat(out.readLine()).matches("listening modern http://127.0.0.1:\\d+/mcp");
            assertThat(out.readLine()).matches("listening sse http://127.0.0.1:\\d+/sse");
            process.outputWriter().close();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"die", "half_line"})
    void diesAtTheChosenCall(String fault) throws Exception {
        var process = StdioClient.java("--stdio", "--era", "legacy", "--fault", fault, "--fault-after", "1");
        try (var in = process.outputWriter(UTF_8);
                var out = process.inputReader(UTF_8)) {
            var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"whoami\"}}\n";
            in.write(LegacyHttpClient.initialize("2025-11-25", "{}") + "\n" + call);
            in.flush();
            assertThat(out.readLine()).contains("serverInfo");
            assertThat(out.readLine()).contains("environment");

            in.write(call);
            in.flush();

            assertThat(out.readLine()).isEqualTo(fault.equals("die") ? null : "{\"jsonrpc\":\"2.0\",\"id\":1");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(3);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--http 0 --revision 1999-01-01",
                "--http 0 --api-key nothing",
                "--http x",
                "--http 0 --require password",
                "--http 0 --require bearer --secret-env NOT_SET_ANYWHERE",
                "--http 0 --require client-credentials --secret-file /no/such/file"
            })
    void refusesWhatItCannotServe(String arguments) {
        var problems = new StringWriter();
        var command = Main.commandLine().setErr(new PrintWriter(problems));

        assertThat(command.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(problems.toString()).contains("Usage: example-servers");
    }
}
