// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.ServerCatalog;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.UpstreamRequest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A server that offers what the test says, answers as told and remembers what it was asked. */
final class FakeUpstream implements Upstream {

    final List<UpstreamRequest> asked = new ArrayList<>();
    final List<String> subscribed = new ArrayList<>();
    final List<String> levels = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    int cancelled;
    int paused;
    private final ServerSpec spec;
    private final List<CatalogItem> tools = new ArrayList<>();
    private final List<CatalogItem> prompts = new ArrayList<>();
    private final List<CatalogItem> resources = new ArrayList<>();
    private final List<CatalogItem> templates = new ArrayList<>();
    private ServerState state;
    private JsonObject capabilities = object(
            "{\"tools\":{},\"prompts\":{},\"resources\":{\"subscribe\":true},\"completions\":{},\"logging\":{}}");
    private BiConsumer<UpstreamRequest, UpstreamListener> behaviour = (request, listener) -> {};

    FakeUpstream(String name, Revision revision) {
        this(spec(name, Set.of(), Map.of()), revision);
    }

    FakeUpstream(ServerSpec spec, Revision revision) {
        this.spec = spec;
        this.state = new ServerState.Ready(revision, false, Instant.EPOCH);
    }

    static ServerSpec spec(String name, Set<String> disabled, Map<String, ToolCustomisation> tools) {
        return new ServerSpec(
                new ServerName(name),
                new ServerName(name).key(),
                new ServerTransport.Http(URI.create("http://127.0.0.1/mcp"), Map.of()),
                ServerSpec.EraPin.AUTO,
                ServerSpec.Deadlines.DEFAULT,
                ServerSpec.Limits.DEFAULT,
                ServerSpec.Retry.ANNOTATED,
                ServerSpec.Sessions.AUTO,
                ServerSpec.Egress.LOOPBACK,
                true,
                disabled,
                tools);
    }

    FakeUpstream tool(String name) {
        return tool(name, "{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}");
    }

    FakeUpstream tool(String name, String definition) {
        tools.add(new CatalogItem(ItemKind.TOOL, name, Slice.trusted(definition)));
        return this;
    }

    FakeUpstream prompt(String name) {
        prompts.add(new CatalogItem(ItemKind.PROMPT, name, Slice.trusted("{\"name\":\"" + name + "\"}")));
        return this;
    }

    FakeUpstream resource(String uri) {
        resources.add(new CatalogItem(
                ItemKind.RESOURCE, uri, Slice.trusted("{\"uri\":\"" + uri + "\",\"name\":\"" + uri + "\"}")));
        return this;
    }

    FakeUpstream template(String uri) {
        templates.add(new CatalogItem(
                ItemKind.RESOURCE_TEMPLATE,
                uri,
                Slice.trusted("{\"uriTemplate\":\"" + uri + "\",\"name\":\"" + uri + "\"}")));
        return this;
    }

    FakeUpstream capabilities(String json) {
        capabilities = object(json);
        return this;
    }

    FakeUpstream inBothEras() {
        state = new ServerState.Ready(Revision.V2026_07_28, true, Instant.EPOCH);
        return this;
    }

    FakeUpstream away() {
        state = new ServerState.Away("test", Instant.EPOCH, Instant.EPOCH);
        return this;
    }

    void dropTools() {
        tools.clear();
    }

    FakeUpstream answering(String result) {
        return behaving((request, listener) -> listener.onResult(Slice.trusted(result)));
    }

    FakeUpstream behaving(BiConsumer<UpstreamRequest, UpstreamListener> newBehaviour) {
        behaviour = newBehaviour;
        return this;
    }

    UpstreamRequest lastAsked() {
        return asked.getLast();
    }

    private static JsonObject object(String json) {
        return Slice.trusted(json).asObject();
    }

    @Override
    public ServerSpec spec() {
        return spec;
    }

    @Override
    public ServerState state() {
        return state;
    }

    @Override
    public ServerCatalog catalog() {
        return new ServerCatalog(
                capabilities, null, "Use " + spec.name() + " well.", tools, prompts, resources, templates);
    }

    @Override
    public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
        asked.add(request);
        behaviour.accept(request, listener);
        return new UpstreamCall() {
            @Override
            public void cancel() {
                cancelled++;
            }

            @Override
            public void pause() {
                paused++;
            }

            @Override
            public void resume() {
                paused--;
            }
        };
    }

    @Override
    public void notify(ClientContext client, String method) {}

    @Override
    public void logLevel(ClientContext client) {
        levels.add(client.logLevel() + " for " + client.sessionKey());
    }

    @Override
    public void subscribe(String uri) {
        subscribed.add(uri);
    }

    @Override
    public void unsubscribe(String uri) {
        subscribed.remove(uri);
    }

    @Override
    public void forget(String sessionKey) {
        forgotten.add(sessionKey);
    }
}
