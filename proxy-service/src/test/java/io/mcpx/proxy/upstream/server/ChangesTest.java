// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.fake.FakeExchange;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What servers list, and how changes of it are noticed. */
class ChangesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final JsonObject TELLING = new JsonObject(
            "{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true,\"listChanged\":true}}");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsAllPagesEvenBehindAnEmptyCursor() {
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/list", ChangesTest::threePages);
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(tools(running)).containsExactly("first", "second", "third");
        }
    }

    private static void threePages(FakeExchange exchange) {
        var cursor = exchange.params().getString("cursor");
        if (cursor == null) {
            exchange.result(page("first").put("nextCursor", ""));
        } else if (cursor.isEmpty()) {
            exchange.result(page("second").put("nextCursor", "é"));
        } else {
            exchange.result(page("third"));
        }
    }

    @Test
    void doesNotGoRoundInCirclesWithACursor() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on(
                                "tools/list",
                                exchange -> exchange.result(page("again").put("nextCursor", "same")));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(fake.received("tools/list")).hasSize(2);
            assertThat(tools(running)).containsExactly("again", "again");
        }
    }

    @Test
    void boundsHowManyPagesItReads() {
        var pages = new CopyOnWriteArrayList<String>();
        try (var fake = FakeMcpServer.legacy(VERTX).on("tools/list", exchange -> {
                    pages.add("page");
                    exchange.result(page("tool" + pages.size()).put("nextCursor", "page" + pages.size()));
                });
                var running = new Running(VERTX, http(fake.url()), Map.of("max-pages", "5")).ready()) {
            assertThat(tools(running)).hasSize(5);
        }
    }

    @Test
    void asksOnlyForListsThatAreAdvertised() {
        try (var fake = FakeMcpServer.legacy(VERTX);
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(fake.received("prompts/list")).isEmpty();
            assertThat(fake.received("resources/list")).isEmpty();
            assertThat(running.server.catalog().prompts()).isEmpty();
        }
    }

    @Test
    void readsResourcesOfAServerWithoutTemplates() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(new JsonObject().put("resources", new JsonObject()))
                        .on(
                                "resources/list",
                                exchange -> exchange.result(new JsonObject()
                                        .put(
                                                "resources",
                                                new JsonArray().add(new JsonObject().put("uri", "test://a")))))
                        .on("resources/templates/list", exchange -> exchange.error(200, -32601, "Method not found"));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.server.catalog().resources())
                    .extracting(CatalogItem::name)
                    .containsExactly("test://a");
        }
    }

    @Test
    void keepsTheOtherListsAndTheLastGoodOneWhenAListIsRefused() {
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(new JsonObject("{\"tools\":{},\"prompts\":{}}"))
                        .on("prompts/list", exchange -> exchange.error(200, -32603, "oops"));
                var running = new Running(VERTX, http(fake.url()), Map.of("poll-interval", "20ms")).ready()) {
            assertThat(tools(running)).containsExactly("echo");
            fake.on("prompts/list", exchange -> exchange.result(new JsonObject("{\"prompts\":[{\"name\":\"p\"}]}")));
            eventually(() -> assertThat(running.server.catalog().prompts()).hasSize(1));

            fake.on("prompts/list", exchange -> exchange.error(200, -32603, "oops"))
                    .withTools("more");

            eventually(() -> assertThat(tools(running)).containsExactly("more"));
            assertThat(running.server.catalog().prompts()).hasSize(1);
        }
    }

    @Test
    void leavesOutItemsWithoutAName() {
        var odd = "{\"tools\":[{\"name\":7},{},\"text\",null,{\"name\":\"good\",\"x\":1.10}]}";
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on(
                                "tools/list",
                                exchange -> exchange.text("{\"jsonrpc\":\"2.0\",\"id\":"
                                        + exchange.message().getValue("id") + ",\"result\":" + odd + "}"));
                var running = Running.of(VERTX, http(fake.url()))) {
            assertThat(running.server.catalog().tools())
                    .extracting(item -> item.definition().text())
                    .containsExactly("{\"name\":\"good\",\"x\":1.10}");
        }
    }

    @Test
    void leavesOutToolsWhoseHeaderAnnotationsAreInvalidOnModernHttpOnly() {
        var tools = new JsonObject("{\"tools\":[{\"name\":\"bad\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
                + "{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}},{\"name\":\"good\"}]}");
        try (var modern = FakeMcpServer.modern(VERTX).on("tools/list", exchange -> exchange.result(tools));
                var legacy = FakeMcpServer.legacy(VERTX).on("tools/list", exchange -> exchange.result(tools));
                var modernRunning = Running.of(VERTX, http(modern.url()));
                var legacyRunning = Running.of(VERTX, http(legacy.url()))) {
            assertThat(tools(modernRunning)).containsExactly("good");
            assertThat(tools(legacyRunning)).containsExactly("bad", "good");
        }
    }

    @Test
    void readsTheListsAgainWhenALegacyServerTellsOnItsEventStream() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(TELLING)
                        .on("GET", stream -> streams.add(stream.stream()));
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSize(1));
            fake.withTools("echo", "more");
            int before = running.events.changes.get();

            for (int i = 0; i < 50; i++) {
                streams.getFirst()
                        .event(FakeExchange.notification("notifications/tools/list_changed", new JsonObject()));
            }

            eventually(() -> assertThat(tools(running)).containsExactly("echo", "more"));
            eventually(() -> assertThat(running.events.changes.get()).isEqualTo(before + 1));
            assertThat(fake.received("tools/list").size()).isLessThan(50);
        }
    }

    @Test
    void readsOneListAtATimeHoweverOftenItIsToldOfChanges() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        var held = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(TELLING)
                        .on("GET", stream -> streams.add(stream.stream()));
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSize(1));
            fake.on("tools/list", held::add);
            tellOfChange(streams.getFirst());
            eventually(() -> assertThat(held).hasSize(1));

            var pings = fake.received("tools/list").size();
            for (int i = 0; i < 10; i++) {
                tellOfChange(streams.getFirst());
            }
            streams.getFirst().event(FakeExchange.request("last", "ping", new JsonObject()));
            eventually(() -> assertThat(fake.received("response")).isNotEmpty());
            assertThat(fake.received("tools/list")).hasSize(pings);

            fake.withTools("more");
            held.getFirst().result(page("echo"));
            eventually(() -> assertThat(tools(running)).containsExactly("more"));
        }
    }

    private static void tellOfChange(FakeExchange stream) {
        stream.event(FakeExchange.notification("notifications/tools/list_changed", new JsonObject()));
    }

    @Test
    void tellsNobodyOfAChangeThatIsNone() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(TELLING)
                        .on("GET", stream -> streams.add(stream.stream()));
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSize(1));
            eventually(() -> assertThat(running.events.changes).hasValue(1));

            streams.getFirst().event(FakeExchange.notification("notifications/tools/list_changed", new JsonObject()));

            eventually(() -> assertThat(fake.received("tools/list")).hasSize(2));
            eventually(
                    () -> assertThat(fake.received("resources/templates/list")).hasSize(2));
            assertThat(running.events.changes).hasValue(1);
        }
    }

    @Test
    void opensTheEventStreamAgainWhereItLeftOff() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX).initializing(TELLING).on("GET", stream -> {
                    streams.add(stream.stream());
                    if (streams.size() == 1) {
                        stream.raw("id: last\nretry: 5\ndata:\n\n").response().end();
                    }
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSizeGreaterThan(1));

            assertThat(streams.get(1).header("Last-Event-ID")).isEqualTo("last");
            assertThat(running.events.changes.get()).isEqualTo(1);
        }
    }

    @Test
    void listensToAModernServer() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.modern(VERTX).discovering(TELLING).on("subscriptions/listen", listen -> {
                    streams.add(listen.stream());
                    acknowledge(listen);
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSize(1));
            assertThat(streams.getFirst().params().getJsonObject("notifications"))
                    .isEqualTo(new JsonObject("{\"toolsListChanged\":true,\"resourcesListChanged\":true}"));
            fake.withTools("echo", "more");

            streams.getFirst().event(tagged(streams.getFirst(), "notifications/tools/list_changed", new JsonObject()));

            eventually(() -> assertThat(tools(running)).containsExactly("echo", "more"));
        }
    }

    @Test
    void opensANewListenStreamBeforeItClosesTheOldOneWhenResourcesAreWatched() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        var closed = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.modern(VERTX).discovering(TELLING).on("subscriptions/listen", listen -> {
                    listen.response().closeHandler(gone -> closed.add(listen));
                    streams.add(listen.stream());
                });
                var running = Running.of(VERTX, http(fake.url()))) {
            eventually(() -> assertThat(streams).hasSize(1));
            acknowledge(streams.getFirst());

            running.server.subscribe("test://a");
            running.server.subscribe("test://a");
            eventually(() -> assertThat(streams).hasSize(2));
            assertThat(closed).isEmpty();
            acknowledge(streams.get(1));
            eventually(() -> assertThat(closed).containsExactly(streams.getFirst()));
            streams.get(1).event(tagged(streams.get(1), "notifications/resources/updated", uri("test://a")));

            eventually(() -> assertThat(running.events.updates).containsExactly("test://a"));
            assertThat(streams.get(1).params().getJsonObject("notifications").getJsonArray("resourceSubscriptions"))
                    .isEqualTo(new JsonArray().add("test://a"));
        }
    }

    @Test
    void subscribesOnceForAllWatchersOfALegacyServerAndAgainAfterALoss() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .initializing(TELLING)
                        .on("GET", stream -> streams.add(stream.stream()))
                        .on("resources/subscribe", exchange -> exchange.result(new JsonObject()))
                        .on("resources/unsubscribe", exchange -> exchange.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.server.subscribe("test://a");
            running.server.subscribe("test://a");
            eventually(() -> assertThat(subscribed(fake)).containsExactly("test://a"));
            eventually(() -> assertThat(streams).hasSize(1));
            streams.getFirst().event(FakeExchange.notification("notifications/resources/updated", uri("test://a")));
            eventually(() -> assertThat(running.events.updates).containsExactly("test://a"));

            fake.on("GET", stream -> stream.status(404));
            streams.getFirst().hangUp();
            eventually(() -> assertThat(subscribed(fake)).containsExactly("test://a", "test://a"));
            running.server.unsubscribe("test://a");
            running.server.unsubscribe("test://a");
            eventually(() -> assertThat(fake.received("resources/unsubscribe")).hasSize(1));
        }
    }

    @Test
    void pollsAServerThatDoesNotTell() {
        try (var fake = FakeMcpServer.legacy(VERTX);
                var running = new Running(VERTX, http(fake.url()), Map.of("poll-interval", "20ms")).ready()) {
            fake.withTools("echo", "more");

            eventually(() -> assertThat(tools(running)).containsExactly("echo", "more"));
        }
    }

    @Test
    void pollsAServerThatPromisesToTellAndHasNoStream() {
        try (var fake = FakeMcpServer.legacy(VERTX).initializing(TELLING);
                var running = new Running(
                                VERTX, http(fake.url()), Map.of("poll-interval", "20ms", "check-interval", "20ms"))
                        .ready()) {
            fake.withTools("echo", "more");

            eventually(() -> assertThat(tools(running)).containsExactly("echo", "more"));
        }
    }

    @Test
    void passesOnWhatItIsToldWithoutAsking() {
        var streams = new CopyOnWriteArrayList<FakeExchange>();
        try (var fake = FakeMcpServer.legacy(VERTX)
                        .on("GET", stream -> streams.add(stream.stream()))
                        .on("tools/call", exchange -> exchange.result(new JsonObject()));
                var running = Running.of(VERTX, http(fake.url()))) {
            running.call("{\"name\":\"echo\"}").result();
            eventually(() -> assertThat(streams).hasSize(2));

            streams.stream()
                    .filter(stream -> "session-2".equals(stream.header("Mcp-Session-Id")))
                    .forEach(stream ->
                            stream.event(FakeExchange.notification("notifications/message", new JsonObject())));

            eventually(() -> assertThat(running.events.unsolicited).containsExactly("one notifications/message"));
        }
    }

    private static void acknowledge(FakeExchange listen) {
        listen.event(tagged(listen, "notifications/subscriptions/acknowledged", new JsonObject()));
    }

    private static JsonObject tagged(FakeExchange listen, String method, JsonObject params) {
        var id = new JsonObject()
                .put("io.modelcontextprotocol/subscriptionId", listen.message().getValue("id"));
        return FakeExchange.notification(method, params.copy().put("_meta", id));
    }

    private static JsonObject uri(String uri) {
        return new JsonObject().put("uri", uri);
    }

    private static JsonObject page(String tool) {
        return new JsonObject().put("tools", FakeMcpServer.tools(tool));
    }

    private static List<String> subscribed(FakeMcpServer fake) {
        return fake.received("resources/subscribe").stream()
                .map(exchange -> exchange.params().getString("uri"))
                .toList();
    }

    private static List<String> tools(Running running) {
        return running.server.catalog().tools().stream().map(CatalogItem::name).toList();
    }
}
