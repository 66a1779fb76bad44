// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.Access;
import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.bridge.BridgeConfig;
import io.mcpx.proxy.bridge.parked.ParkedCalls;
import io.mcpx.proxy.catalog.Catalogs;
import io.mcpx.proxy.catalog.TestLists;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.trace.UntracedCalls;
import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.session.LegacySessions;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamEvents;
import io.mcpx.proxy.upstream.Upstreams;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The core of the gateway on fake servers and fake clients, with simple rules. */
final class GatewayFixture {

    static final Caller ANA = new Caller("ana", Set.of(), Set.of(), null, null);
    static final Caller BOB = new Caller("bob", Set.of(), Set.of(), null, null);
    static final EndpointId ALL = new EndpointId.All();

    final List<CallRecord> records = new CopyOnWriteArrayList<>();
    final Set<String> denied = new HashSet<>();
    final Map<String, String> headers = new HashMap<>();
    private final Map<ServerName, Upstream> servers = new TreeMap<>();
    private final List<FakeSession> open = new ArrayList<>();
    private final List<Consumer<Snapshots.InForce>> swaps = new ArrayList<>();
    final ParkedCalls parked;
    private final ChangeFeed feed;
    private final McpGateway gateway;
    private List<AgentSpec> agents =
            Stream.of(ANA, BOB).map(caller -> agent(caller, "key")).toList();
    private Snapshots.@Nullable InForce inForce;
    private final @Nullable Snapshots pushed;
    private @Nullable UpstreamEvents events;

    GatewayFixture(Vertx vertx, int pageSize, FakeUpstream... upstreams) {
        this(vertx, pageSize, new FakeBridgeConfig(), upstreams);
    }

    GatewayFixture(Vertx vertx, int pageSize, BridgeConfig config, FakeUpstream... upstreams) {
        this(vertx, pageSize, config, null, upstreams);
    }

    /** A gateway under a configuration that others bring. */
    GatewayFixture(Vertx vertx, Snapshots pushed, FakeUpstream... upstreams) {
        this(vertx, 1000, new FakeBridgeConfig(), pushed, upstreams);
    }

    private GatewayFixture(
            Vertx vertx, int pageSize, BridgeConfig config, @Nullable Snapshots pushed, FakeUpstream... upstreams) {
        this.pushed = pushed;
        for (var upstream : upstreams) {
            servers.put(upstream.spec().name(), upstream);
        }
        var running = new RunningFakes();
        var catalogs = TestLists.catalogs(running);
        var clients = new LegacyClients();
        this.parked = new ParkedCalls(config, vertx);
        this.feed = new ChangeFeed(
                vertx,
                pushed == null ? new TestSnapshots() : pushed,
                catalogs,
                running,
                clients,
                new OpenFakes(),
                parked,
                UntracedCalls.spans(),
                Clock.systemUTC());
        this.gateway = gateway(vertx, config, catalogs, running, clients, pageSize);
        feed.start();
    }

    private McpGateway gateway(
            Vertx vertx,
            BridgeConfig config,
            Catalogs catalogs,
            Upstreams running,
            LegacyClients clients,
            int pageSize) {
        var sealer = Sealer.ephemeral();
        var states = new RoundStates(sealer, Clock.systemUTC());
        var forward = new Forward(running, clients, new EraBridge(parked, config, states, Peers.none(), vertx));
        var roundTrips = new RoundTrips(forward, parked, states);
        var tasks = new Tasks(forward, new Handles(sealer), clients);
        var handlers = new Handlers(
                TestLists.lists(pageSize),
                new CallTool(roundTrips, tasks),
                new GetPrompt(roundTrips),
                new ReadResource(roundTrips),
                new Complete(forward),
                tasks,
                new SessionHandlers(
                        new SetLogLevel(clients, running), new WatchResource(clients, feed), new Listen(feed)),
                new ForwardExtension(forward),
                "test");
        return new McpGateway(
                catalogs,
                handlers,
                clients,
                feed,
                running,
                roundTrips,
                new CallTrails(records::add, UntracedCalls.spans(), Clock.systemUTC()));
    }

    static AgentSpec agent(Caller caller, String... keys) {
        return new AgentSpec(caller.subject(), List.of(keys), caller.groups(), caller.gateways(), null);
    }

    /** An agent whose key will expire, long after the test. */
    static AgentSpec expiring() {
        var key = new KeySpec("hash", Instant.now().plusSeconds(3600));
        return new AgentSpec("expiring", List.of(key), Set.of(), Set.of(), Set.of(), null);
    }

    /** The same caller by a credential that ends at this time. */
    static Caller until(Caller caller, Instant end) {
        return new Caller(caller.subject(), caller.groups(), caller.gateways(), null, null, null, end);
    }

    Snapshots.InForce inForce() {
        if (pushed != null) {
            return pushed.current();
        }
        var present = inForce;
        if (present == null) {
            present = new Snapshots.InForce(snapshot(), (caller, endpoint) -> new SimpleAccess(caller.subject()));
            inForce = present;
        }
        return present;
    }

    private Snapshot snapshot() {
        var specs = new HashMap<ServerName, ServerSpec>();
        servers.forEach((name, upstream) -> specs.put(name, upstream.spec()));
        return new Snapshot("v", specs, Map.of(), denials(), Rules.OPEN, Naming.DEFAULT, agents, null, null);
    }

    /** What is denied stands in the configuration, if not as rules: another denial is another configuration. */
    private Map<String, ToolGroup> denials() {
        return denied.stream().collect(Collectors.toMap(name -> name, name -> new ToolGroup(name, "", Map.of())));
    }

    /** From now on these agents have keys: a new snapshot comes into force. */
    void agents(AgentSpec... newAgents) {
        agents = List.of(newAgents);
        inForce = null;
        swaps.forEach(swap -> swap.accept(inForce()));
    }

    /** Deny this from now on: a new snapshot comes into force. */
    void deny(String subjectAndName) {
        denied.add(subjectAndName);
        inForce = null;
        swaps.forEach(swap -> swap.accept(inForce()));
    }

    UpstreamEvents events() {
        return Objects.requireNonNull(events);
    }

    void opened(FakeSession session) {
        open.add(session);
        gateway.opened(session);
    }

    JsonObject initialize(EndpointId endpoint) {
        return gateway.initialize(inForce(), endpoint, ANA, Revision.V2025_11_25)
                .asObject();
    }

    RecordedReply legacy(String method, String params) {
        return legacy(ALL, ANA, method, params);
    }

    RecordedReply legacy(EndpointId endpoint, Caller caller, String method, String params) {
        return legacy(new FakeSession("s-" + caller.subject(), endpoint, caller, "{}"), method, params);
    }

    RecordedReply legacy(FakeSession session, String method, String params) {
        return send(session.endpoint(), session.caller(), new ClientProgram.Legacy(session), method, params);
    }

    RecordedReply modern(String method, String params) {
        return modern(ALL, ANA, "{}", method, params);
    }

    RecordedReply modern(EndpointId endpoint, Caller caller, String capabilities, String method, String params) {
        var client = new ClientProgram.Modern(
                Revision.V2026_07_28,
                io.mcpx.protocol.json.Slice.trusted(capabilities).asObject(),
                null,
                null);
        return send(endpoint, caller, client, method, params);
    }

    /** A request at {@code /mcp} that was admitted by this configuration. */
    RecordedReply modern(Snapshots.InForce admittedBy, Caller caller, String method, String params) {
        var client = new ClientProgram.Modern(
                Revision.V2026_07_28, io.mcpx.protocol.json.Slice.trusted("{}").asObject(), null, null);
        return send(admittedBy, ALL, caller, client, method, params);
    }

    private RecordedReply send(EndpointId endpoint, Caller caller, ClientProgram client, String method, String params) {
        return send(inForce(), endpoint, caller, client, method, params);
    }

    private RecordedReply send(
            Snapshots.InForce admittedBy,
            EndpointId endpoint,
            Caller caller,
            ClientProgram client,
            String method,
            String params) {
        var reply = new RecordedReply();
        var request = request("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}");
        gateway.request(new Inbound(admittedBy, endpoint, caller, client, request, reply, null, headers::get));
        return reply;
    }

    private static Message.Request request(String json) {
        try {
            return (Message.Request) new MessageReader(JsonLimits.DEFAULT).read(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedMessage e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private final class SimpleAccess implements Access {

        private final String subject;

        SimpleAccess(String subject) {
            this.subject = subject;
        }

        @Override
        public Decision decide(ItemKind kind, ServerName server, String name) {
            return denied.contains(subject + " " + name) ? new Decision.Deny("test") : new Decision.Allow("test");
        }

        @Override
        public String label() {
            return subject;
        }
    }

    private final class OpenFakes implements LegacySessions {

        @Override
        public void forEach(Consumer<LegacySession> action) {
            open.forEach(action);
        }

        @Override
        public void endIf(Predicate<LegacySession> revoked) {
            open.stream().filter(revoked).forEach(FakeSession::close);
        }

        @Override
        public void suspendIf(Predicate<LegacySession> over) {
            open.stream().filter(over).forEach(FakeSession::suspend);
        }

        @Override
        public int count() {
            return open.size();
        }
    }

    private final class TestSnapshots implements Snapshots {

        @Override
        public InForce current() {
            return inForce();
        }

        @Override
        public void onSwap(Consumer<InForce> listener) {
            swaps.add(listener);
        }
    }

    private final class RunningFakes implements Upstreams {

        @Override
        public @Nullable Upstream find(ServerName name) {
            return servers.get(name);
        }

        @Override
        public Collection<Upstream> all() {
            return servers.values();
        }

        @Override
        public void events(UpstreamEvents receiver) {
            events = receiver;
        }
    }
}
