// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.ServerOptions.Wire;
import io.mcpx.examples.fault.FaultyServer;
import io.mcpx.examples.fault.StdioFaults;
import io.mcpx.examples.stdio.LineInterceptor;
import io.mcpx.examples.stdio.RecordedLines;
import io.mcpx.examples.stdio.StdioServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private Switches switches = new Switches();

    @Mixin
    private FaultSwitches faults = new FaultSwitches();

    @Option(names = "--record", paramLabel = "FILE", description = "With --stdio: append each line that arrives to it.")
    private @Nullable Path record;

    @Option(names = "--exit-with-stdin", description = "Stop when standard input ends.")
    private boolean exitWithStdin;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("cannot serve: " + failure.getMessage());
                    return 1;
                });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stdio) {
            serveStdio();
            return 0;
        }
        var servers = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(servers), "stop"));
        if (exitWithStdin) {
            System.in.transferTo(OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Nothing but messages may reach standard output. */
    private void serveStdio() throws InterruptedException {
        PrintStream messages = System.out;
        System.setOut(System.err);
        var options = switches.options(era).build();
        var mischief = faults.plan().map(plan -> new StdioFaults(plan, messages));
        mischief.ifPresent(StdioFaults::begin);
        var lines = mischief.<LineInterceptor>map(faulty -> faulty).orElse(LineInterceptor.NONE);
        new StdioServer(options, messages, record == null ? lines : new RecordedLines(record, lines)).run(System.in);
        if (mischief.isPresent()) {
            mischief.get().end();
        }
    }

    private List<AutoCloseable> start() {
        var servers = new ArrayList<AutoCloseable>();
        start(servers, era.name(), http, switches.options(era));
        start(servers, "legacy", legacy, switches.options(Era.LEGACY));
        start(servers, "modern", modern, switches.options(Era.MODERN));
        start(servers, "dual", dual, switches.options(Era.DUAL));
        start(servers, "sse", sse, switches.options(Era.LEGACY).wire(Wire.HTTP_SSE));
        if (servers.isEmpty()) {
            throw usage("Nothing to serve: give --http, --legacy, --modern, --dual, --sse or --stdio.");
        }
        return servers;
    }

    private void start(
            List<AutoCloseable> servers, String kind, @Nullable Integer port, ServerOptions.Builder options) {
        if (port == null) {
            return;
        }
        var ready = options.port(port).build();
        var plan = faults.plan();
        if (plan.isPresent()) {
            var server = FaultyServer.start(plan.get(), ready);
            servers.add(server);
            announce(kind, server.url());
        } else {
            var server = ExampleServer.start(ready);
            servers.add(server);
            announce(kind, server.url());
        }
    }

    private static void announce(String kind, String url) {
        System.out.println("listening " + kind.toLowerCase(Locale.ROOT) + " " + url);
    }

    private static void close(List<AutoCloseable> servers) {
        for (var server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                System.err.println("could not stop: " + e.getMessage());
            }
        }
    }

    private ParameterException usage(String problem) {
        var command = spec == null ? commandLine() : spec.commandLine();
        return new ParameterException(command, problem);
    }
}
