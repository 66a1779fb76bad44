// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.ServerOptions.Credential;
import io.mcpx.examples.ServerOptions.Wire;
import io.mcpx.examples.stdio.LineInterceptor;
import io.mcpx.examples.stdio.StdioServer;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: starts one or more servers and serves until it is told to stop. */
@Command(
        name = "example-servers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "MCP servers to try a client or a gateway with. A port of 0 means any free one.")
public final class Main implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--http", paramLabel = "PORT", description = "Streamable HTTP of the era given by --era.")
    private @Nullable Integer http;

    @Option(names = "--era", description = "legacy, modern or dual, for --http and --stdio (${DEFAULT-VALUE}).")
    private Era era = Era.DUAL;

    @Option(names = "--legacy", paramLabel = "PORT", description = "Streamable HTTP up to 2025-11-25.")
    private @Nullable Integer legacy;

    @Option(names = "--modern", paramLabel = "PORT", description = "Streamable HTTP of 2026-07-28.")
    private @Nullable Integer modern;

    @Option(names = "--dual", paramLabel = "PORT", description = "Streamable HTTP of both eras.")
    private @Nullable Integer dual;

    @Option(names = "--sse", paramLabel = "PORT", description = "HTTP+SSE of 2024-11-05.")
    private @Nullable Integer sse;

    @Option(names = "--stdio", description = "Serve on standard input and output, nothing else.")
    private boolean stdio;

    @Option(names = "--host", description = "Address to bind (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--name", description = "Name the servers give themselves (default: example).")
    private String name = "example";

    @Option(names = "--answers", description = "json or sse: how a POST is answered when both do (${DEFAULT-VALUE}).")
    private ServerOptions.Answers answers = ServerOptions.Answers.JSON;

    @Option(names = "--page-size", paramLabel = "N", description = "Items on a page of a list, 0 for all.")
    private int pageSize;

    @Option(names = "--extra-tools", paramLabel = "N", description = "Generated tools to add.")
    private int extraTools;

    @Option(names = "--bad-headers", description = "Add tools whose x-mcp-header breaks the rules.")
    private boolean badHeaders;

    @Option(names = "--ttl", paramLabel = "MS", description = "Caching hint of modern lists (${DEFAULT-VALUE}).")
    private long ttlMillis = 5000;

    @Option(names = "--no-sessions", description = "Give legacy HTTP clients no session.")
    private boolean noSessions;

    @Option(names = "--api-key", paramLabel = "HEADER=VALUE", description = "Refuse HTTP requests without this header.")
    private @Nullable String apiKey;

    @Option(names = "--bearer", paramLabel = "TOKEN", description = "Refuse HTTP requests without this bearer token.")
    private @Nullable String bearer;

    @Option(names = "--exit-with-stdin", description = "Stop when standard input ends.")
    private boolean exitWithStdin;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stdio) {
            serveStdio();
            return 0;
        }
        var servers = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.forEach(ExampleServer::close), "stop"));
        if (exitWithStdin) {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Nothing but messages may reach standard output. */
    private void serveStdio() {
        PrintStream messages = System.out;
        System.setOut(System.err);
        new StdioServer(options(era).build(), messages, LineInterceptor.NONE).run(System.in);
    }

    private List<ExampleServer> start() {
        var servers = new ArrayList<ExampleServer>();
        start(servers, era.name(), http, options(era));
        start(servers, "legacy", legacy, options(Era.LEGACY));
        start(servers, "modern", modern, options(Era.MODERN));
        start(servers, "dual", dual, options(Era.DUAL));
        start(servers, "sse", sse, options(Era.LEGACY).wire(Wire.HTTP_SSE));
        if (servers.isEmpty()) {
            throw usage("Nothing to serve: give --http, --legacy, --modern, --dual, --sse or --stdio.");
        }
        return servers;
    }

    private static void start(
            List<ExampleServer> servers, String kind, @Nullable Integer port, ServerOptions.Builder options) {
        if (port != null) {
            var server = ExampleServer.start(options.port(port).build());
            servers.add(server);
            System.out.println("listening " + kind.toLowerCase(Locale.ROOT) + " " + server.url());
        }
    }

    private ServerOptions.Builder options(Era ofEra) {
        var options = ServerOptions.with(ofEra)
                .name(name)
                .host(host)
                .answers(answers)
                .pageSize(pageSize)
                .extraTools(extraTools)
                .ttl(Duration.ofMillis(ttlMillis))
                .credential(credential())
                .recorded(0);
        if (badHeaders) {
            options.withBadHeaders();
        }
        return noSessions ? options.withoutSessions() : options;
    }

    private @Nullable Credential credential() {
        if (bearer != null) {
            return Credential.bearer(bearer);
        }
        if (apiKey == null) {
            return null;
        }
        var parts = apiKey.split("=", 2);
        if (parts.length != 2) {
            throw usage("--api-key: expected HEADER=VALUE");
        }
        return new Credential(parts[0], parts[1]);
    }

    private ParameterException usage(String problem) {
        var command = spec == null ? commandLine() : spec.commandLine();
        return new ParameterException(command, problem);
    }
}
