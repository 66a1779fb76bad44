// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Lets {@code driven.mjs}, which the conformance suite starts as its client, have the work done in this JVM. */
final class ConformanceDriver implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Consumer<ConformanceRun> work;

    private ConformanceDriver(HttpServer server, Consumer<ConformanceRun> work) {
        this.server = server;
        this.work = work;
    }

    /** What the work throws, the suite is told. */
    static ConformanceDriver start(Consumer<ConformanceRun> work) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var driver = new ConformanceDriver(server, work);
            server.createContext("/", driver::handle);
            server.start();
            return driver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var run = ConformanceRun.of(json.readTree(exchange.getRequestBody()));
            var problem = problem(run).getBytes(UTF_8);
            exchange.sendResponseHeaders(problem.length == 0 ? 200 : 500, problem.length == 0 ? -1 : problem.length);
            exchange.getResponseBody().write(problem);
        }
    }

    /** Empty if there is none. Whatever is wrong, an assertion too, has to end the suite's client with an error. */
    private String problem(ConformanceRun run) {
        try {
            work.accept(run);
            return "";
        } catch (RuntimeException | AssertionError e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
