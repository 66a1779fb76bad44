// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.ServerTransport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server on standard streams with the tool {@code echo}, run as a process of its own. Its first argument says how it
 * behaves. Calls of the tools {@code crash}, {@code huge}, {@code hang}, {@code environment} and {@code sample} do what
 * they are called.
 */
public final class FakeStdioServer {

    /** The argument by which the child of a {@code parent} is known. */
    public static final String LULLABY = "61234";

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+|\"[^\"]*\")");
    private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\"name\":\\s*\"([^\"]*)\"");
    private String tools = "{\"tools\":[{\"name\":\"echo\",\"inputSchema\":{\"type\":\"object\"}}]}";

    private final String mode;
    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private @Nullable String asking;
    private @Nullable String listening;

    private FakeStdioServer(String mode) {
        this.mode = mode;
    }

    /** How to start it, on this Java and class path. */
    public static ServerTransport.Stdio running(String mode) {
        return running(mode, Map.of());
    }

    public static ServerTransport.Stdio running(String mode, Map<String, String> environment) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ServerTransport.Stdio(
                java,
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        classes(),
                        FakeStdioServer.class.getName(),
                        mode),
                environment,
                null);
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    public static void main(String[] arguments) throws IOException {
        new FakeStdioServer(arguments[0]).serve();
    }

    private void serve() throws IOException {
        if (mode.equals("noisy")) {
            out.println("Welcome to the server!");
            System.err.println("x".repeat(300_000));
        }
        if (mode.equals("parent")) {
            new ProcessBuilder("sleep", LULLABY).inheritIO().start();
        }
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            take(line);
        }
        if (mode.equals("stubborn")) {
            new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
        }
    }

    private void take(String line) {
        var method = first(METHOD, line);
        var id = first(ID, line);
        if (method == null && asking != null) {
            answer(asking, "{\"answered\":" + line + "}");
            asking = null;
        } else if (method != null && id != null) {
            answer(method, id, line);
        }
    }

    private void answer(String method, String id, String line) {
        switch (method) {
            case "server/discover" -> discover(id);
            case "initialize" -> answer(id, "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}}}");
            case "tools/list" -> answer(id, tools);
            case "tools/call" -> call(first(NAME, line), id);
            case "ping" -> answer(id, "{}");
            case "subscriptions/listen" -> {
                listening = id;
                tell("notifications/subscriptions/acknowledged");
            }
            default -> error(id);
        }
    }

    private void discover(String id) {
        switch (mode) {
            case "modern" ->
                answer(
                        id,
                        "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}}}");
            case "telling" ->
                answer(
                        id,
                        "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],"
                                + "\"capabilities\":{\"tools\":{\"listChanged\":true}}}");
            case "silent" -> {}
            case "touchy" -> Runtime.getRuntime().halt(3);
            default -> error(id);
        }
    }

    private void call(@Nullable String tool, String id) {
        switch (String.valueOf(tool)) {
            case "crash" -> Runtime.getRuntime().halt(7);
            case "huge" -> answer(id, "{\"x\":\"" + "x".repeat(3_000_000) + "\"}");
            case "hang" -> {}
            case "change" -> {
                tools = tools.replace("echo", "changed");
                tell("notifications/tools/list_changed");
                answer(id, "{}");
            }
            case "environment" ->
                answer(id, "{\"names\":\"" + String.join(" ", System.getenv().keySet()) + "\"}");
            case "sample" -> {
                asking = id;
                out.println("{\"jsonrpc\":\"2.0\",\"id\":\"ask\",\"method\":\"sampling/createMessage\",\"params\":{}}");
            }
            default -> answer(id, "{\"echo\":\"echo\"}");
        }
    }

    private void tell(String method) {
        out.println("{\"jsonrpc\":\"2.0\",\"method\":\"" + method
                + "\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":" + listening + "}}}");
    }

    private void answer(String id, String result) {
        out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    private void error(String id) {
        out.println("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"no\"}}");
    }

    private static @Nullable String first(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : null;
    }
}
