// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, over its standard input and output. */
public final class StdioClient extends TestClient {

    private static final String MAIN = Main.class.getName();

    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private final boolean modern;
    private final AtomicInteger lastId = new AtomicInteger();

    /** Starts the command line of the servers in a process of its own. */
    public static Process java(String... arguments) {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static StdioClient legacy() {
        return new StdioClient(java("--stdio", "--era", "legacy"), false).initialized();
    }

    public static StdioClient modern() {
        return new StdioClient(java("--stdio", "--era", "dual"), true);
    }

    private StdioClient(Process process, boolean modern) {
        this.process = process;
        this.modern = modern;
        in = process.outputWriter(UTF_8);
        out = process.inputReader(UTF_8);
    }

    private StdioClient initialized() {
        send(LegacyHttpClient.initialize("2025-11-25", LegacyHttpClient.ALL_CAPABILITIES));
        requireLine();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return this;
    }

    @Override
    public String request(String method, String params) {
        return modern ? ModernRounds.run(method, params, this::once) : once(method, params);
    }

    private String once(String method, String params) {
        var id = lastId.incrementAndGet();
        send(
                modern
                        ? ModernRequest.of(id, method, params).body()
                        : "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params
                                + "}");
        while (true) {
            var line = requireLine();
            var message = read(line);
            if (!message.has("method")) {
                return line;
            }
            if (message.has("id")) {
                var answer = answerTo(message.path("method").asText());
                send("{\"jsonrpc\":\"2.0\",\"id\":" + message.path("id") + ",\"result\":" + answer + "}");
            } else {
                noted(message);
            }
        }
    }

    private void send(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String requireLine() {
        var line = line();
        if (line == null) {
            throw new AssertionError("the server has gone");
        }
        return line;
    }

    private @Nullable String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the input, on which the server must exit. */
    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server did not exit when its input ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
