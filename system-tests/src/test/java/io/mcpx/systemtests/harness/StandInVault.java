// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the gateway needs of Vault, over its HTTP API: sign-in by AppRole and by Kubernetes service account, and secrets of a
 * key-value engine of version 2 at {@code secret}. It can be sealed, hold back its answers, and forget who signed in.
 */
public final class StandInVault implements AutoCloseable {

    public static final String ROLE_ID = "planted-role-id";
    public static final String SECRET_ID = "planted-secret-id";
    public static final String SERVICE_ACCOUNT = "planted-service-account-token";

    private static final String DATA = "/v1/secret/data/";

    private enum Mood {
        WELL,
        SEALED,
        SLOW
    }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer http;
    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    private StandInVault() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    public static StandInVault start() throws IOException {
        return new StandInVault();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public void put(String path, Map<String, String> fields) {
        secrets.put(path, Map.copyOf(fields));
    }

    /** Answers 503 to everything until it is well again. */
    public void seal() {
        mood = Mood.SEALED;
    }

    /** Answers nothing until it is well again. */
    public void stall() {
        mood = Mood.SLOW;
    }

    public void recover() {
        mood = Mood.WELL;
    }

    /** All who signed in have to do it again. */
    public void expireTokens() {
        tokens.clear();
    }

    public int logins() {
        return logins.get();
    }

    /** Secrets that were read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            switch (mood) {
                case WELL -> answer(exchange, body);
                case SEALED -> errors(exchange, 503, "Vault is sealed");
                case SLOW -> closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/v1/auth/approle/login" -> login(exchange, body.contains(ROLE_ID) && body.contains(SECRET_ID));
            case "/v1/auth/kubernetes/login" -> login(exchange, body.contains(SERVICE_ACCOUNT));
            default -> answerKnown(exchange, path);
        }
    }

    private void login(HttpExchange exchange, boolean known) throws IOException {
        logins.incrementAndGet();
        if (!known) {
            errors(exchange, 400, "invalid role or secret ID");
            return;
        }
        var token = "planted-vault-token-" + logins.get();
        tokens.add(token);
        send(
                exchange,
                200,
                Map.of(
                        "auth",
                        Map.of(
                                "client_token",
                                token,
                                "accessor",
                                "a",
                                "policies",
                                new String[] {"default"},
                                "lease_duration",
                                3600,
                                "renewable",
                                true,
                                "token_type",
                                "service")));
    }

    private void answerKnown(HttpExchange exchange, String path) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
        if (token == null || !tokens.contains(token)) {
            errors(exchange, 403, "permission denied");
        } else if (path.equals("/v1/auth/token/lookup-self")) {
            send(exchange, 200, Map.of("data", Map.of("ttl", 3600, "renewable", true, "creation_ttl", 3600)));
        } else if (path.startsWith(DATA) && secrets.containsKey(path.substring(DATA.length()))) {
            reads.incrementAndGet();
            send(exchange, 200, secret(path.substring(DATA.length())));
        } else {
            send(exchange, 404, Map.of("errors", new String[0]));
        }
    }

    private Map<String, Object> secret(String path) {
        var metadata =
                Map.of("version", 1, "created_time", "2026-01-01T00:00:00Z", "deletion_time", "", "destroyed", false);
        return Map.of("data", Map.of("data", secrets.getOrDefault(path, Map.of()), "metadata", metadata));
    }

    private void errors(HttpExchange exchange, int status, String error) throws IOException {
        send(exchange, status, Map.of("errors", new String[] {error}));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
