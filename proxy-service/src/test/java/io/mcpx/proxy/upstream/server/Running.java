// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerSpec.EraPin;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Retry;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.mcpx.proxy.upstream.fake.RecordedEvents;
import io.mcpx.proxy.upstream.grant.Grants;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** One running server in a test, with all that it needs; ended with the test. */
final class Running implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For servers that are shown nothing. */
    static final Grants NO_GRANTS = credential -> {
        throw new AssertionError("asked for a credential");
    };

    final RecordedEvents events = new RecordedEvents();
    final RunningServer server;

    Running(Vertx vertx, ServerSpec spec, Map<String, String> properties) {
        this.server = new RunningServer(setting(vertx, properties), spec, events);
        server.start();
    }

    /** A server that is shown this. */
    Running(Vertx vertx, ServerSpec spec, Grants grants, CredentialSpec credential) {
        this.server = new RunningServer(setting(vertx, Map.of(), grants), spec, events);
        server.show(credential);
        server.start();
    }

    static Running of(Vertx vertx, ServerSpec spec) {
        return new Running(vertx, spec, Map.of()).ready();
    }

    static Setting setting(Vertx vertx, Map<String, String> properties) {
        return setting(vertx, properties, NO_GRANTS);
    }

    static Setting setting(Vertx vertx, Map<String, String> properties, Grants grants) {
        var config = config(properties);
        return new Setting(
                vertx,
                config,
                HostNames.ofSystem(vertx),
                grants,
                Setting.intake(config),
                environment(),
                InstantSource.system(),
                () -> 0.5);
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("DATABASE_PASSWORD", "secret");
        return environment;
    }

    static UpstreamConfig config(Map<String, String> properties) {
        var values = new HashMap<>(Map.of(
                "mcpx.upstream.change-delay", "10ms",
                "mcpx.upstream.reconnect-first", "20ms",
                "mcpx.upstream.reconnect-cap", "100ms"));
        properties.forEach((name, value) -> values.put("mcpx.upstream." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(UpstreamConfig.class)
                .withConverters(new Converter<?>[] {new DurationConverter(), new MemorySizeConverter()})
                .withDefaultValues(values)
                .build()
                .getConfigMapping(UpstreamConfig.class);
    }

    static ServerSpec http(URI url) {
        return spec(new ServerTransport.Http(url, Map.of("X-Key", "secret")));
    }

    static ServerSpec spec(ServerTransport transport) {
        return new ServerSpec(
                new ServerName("fake"),
                "fake",
                transport,
                EraPin.AUTO,
                new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20)),
                Limits.DEFAULT,
                Retry.ANNOTATED,
                Sessions.AUTO,
                Egress.LOOPBACK,
                true,
                Set.of(),
                Map.of());
    }

    static ServerSpec with(ServerSpec spec, Deadlines deadlines) {
        return new ServerSpec(
                spec.name(),
                spec.prefix(),
                spec.transport(),
                spec.era(),
                deadlines,
                spec.limits(),
                spec.retry(),
                spec.sessions(),
                spec.egress(),
                spec.active(),
                spec.disabledTools(),
                spec.tools());
    }

    static ServerSpec with(ServerSpec spec, Limits limits) {
        return new ServerSpec(
                spec.name(),
                spec.prefix(),
                spec.transport(),
                spec.era(),
                spec.deadlines(),
                limits,
                spec.retry(),
                spec.sessions(),
                spec.egress(),
                spec.active(),
                spec.disabledTools(),
                spec.tools());
    }

    static ServerSpec with(ServerSpec spec, Sessions sessions) {
        return new ServerSpec(
                spec.name(),
                spec.prefix(),
                spec.transport(),
                spec.era(),
                spec.deadlines(),
                spec.limits(),
                spec.retry(),
                sessions,
                spec.egress(),
                spec.active(),
                spec.disabledTools(),
                spec.tools());
    }

    static ServerSpec with(ServerSpec spec, Egress egress) {
        return new ServerSpec(
                spec.name(),
                spec.prefix(),
                spec.transport(),
                spec.era(),
                spec.deadlines(),
                spec.limits(),
                spec.retry(),
                spec.sessions(),
                egress,
                spec.active(),
                spec.disabledTools(),
                spec.tools());
    }

    static ServerSpec with(ServerSpec spec, EraPin era) {
        return new ServerSpec(
                spec.name(),
                spec.prefix(),
                spec.transport(),
                era,
                spec.deadlines(),
                spec.limits(),
                spec.retry(),
                spec.sessions(),
                spec.egress(),
                spec.active(),
                spec.disabledTools(),
                spec.tools());
    }

    /** A legacy client with a session of its own, which can do everything. */
    static ClientContext client(String session) {
        return client(session, "{\"sampling\":{},\"elicitation\":{},\"roots\":{}}");
    }

    static ClientContext client(@Nullable String session, String capabilities) {
        return new ClientContext(
                session == null ? Era.MODERN : Era.LEGACY,
                session,
                Slice.trusted(capabilities),
                Slice.trusted("{\"name\":\"client\",\"version\":\"2\"}"),
                null);
    }

    static UpstreamRequest call(ClientContext client, String params) {
        return new UpstreamRequest("tools/call", object(params), client, null, false);
    }

    static JsonObject object(String json) {
        return Slice.trusted(json).asObject();
    }

    RecordedAnswers call(String params) {
        return send(call(client("one"), params));
    }

    RecordedAnswers send(UpstreamRequest request) {
        var answers = new RecordedAnswers();
        send(request, answers);
        return answers;
    }

    UpstreamCall send(UpstreamRequest request, RecordedAnswers answers) {
        return server.send(request, answers);
    }

    /** Waits until this holds. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(assertion);
    }

    Running ready() {
        eventually(() -> assertThat(server.state()).isInstanceOf(ServerState.Ready.class));
        return this;
    }

    Running away() {
        eventually(() -> assertThat(server.state()).isInstanceOf(ServerState.Away.class));
        return this;
    }

    String awayReason() {
        away();
        return server.state() instanceof ServerState.Away away ? away.reason() : "came back";
    }

    @Override
    public void close() {
        server.stop().toCompletionStage().toCompletableFuture().join();
    }
}
