// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An issuer's documents over real HTTP: what is not published is not found, and what hangs is answered when the issuer closes. */
final class FakeIssuer implements AutoCloseable {

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    FakeIssuer publish(String path, String document) {
        hanging.remove(path);
        documents.put(path, document);
        return this;
    }

    FakeIssuer withdraw(String path) {
        documents.remove(path);
        return this;
    }

    FakeIssuer redirect(String path, String to) {
        redirects.put(path, to);
        return this;
    }

    FakeIssuer hang(String path) {
        hanging.add(path);
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    IssuerSpec spec(String path, @Nullable String jwksUrl) {
        return new IssuerSpec(
                url(path), jwksUrl == null ? null : URI.create(jwksUrl), Egress.LOOPBACK, Set.of(), "sub", Set.of());
    }

    /** Metadata of the issuer at this path, whose keys are at {@code /jwks}. */
    String metadata(String path) {
        return "{\"issuer\":\"" + url(path) + "\",\"jwks_uri\":\"" + url("/jwks") + "\"}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        if (hanging.contains(path)) {
            await();
        }
        var document = documents.get(path);
        var redirect = redirects.get(path);
        if (redirect != null) {
            exchange.getResponseHeaders().add("Location", redirect);
        }
        var body = document == null ? new byte[0] : document.getBytes(UTF_8);
        int status = redirect != null ? 302 : document == null ? 404 : 200;
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
