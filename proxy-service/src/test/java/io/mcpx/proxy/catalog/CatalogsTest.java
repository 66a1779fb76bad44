// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.policy.SnapshotRules;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.proxy.config.Snapshots.InForce;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogsTest {

    private static final EndpointId ALL = new EndpointId.All();
    private static final ServerSpec ONE = server("one", Set.of());
    private static final ServerSpec TWO = server("two", Set.of());
    private static final GatewaySpec OF_ONE = gateway("of-one", ONE.name());
    private static final EndpointId GATEWAY = new EndpointId.Gateway("of-one");
    private static final Caller ANA = new Caller("ana", Set.of(), Set.of(), null, null);

    private final OfferingUpstreams upstreams = new OfferingUpstreams();
    private final Catalogs catalogs = TestLists.catalogs(upstreams);
    private final InForce before = inForce(List.of(ONE, TWO), List.of(OF_ONE), "ana");

    @BeforeEach
    void offer() {
        upstreams.offer(ONE, "search");
        upstreams.offer(TWO, "find");
    }

    @Test
    void makesOneCatalogueForManyRequests() {
        assertThat(catalogs.of(before, GATEWAY)).isSameAs(catalogs.of(before, GATEWAY));
    }

    @Test
    void keepsWhatAChangeElsewhereLeavesAlone() {
        var search = item(before, GATEWAY, "one__search");
        var of = server("two", Set.of("find"));
        var after = inForce(List.of(ONE, of), List.of(OF_ONE), "ana", "bob");

        catalogs.follow(after);

        assertThat(item(after, GATEWAY, "one__search")).isSameAs(search);
        assertThat(catalogs.of(after, ALL).find(ItemKind.TOOL, "two__find")).isNull();
    }

    @Test
    void asksTheRulesOfTheNewConfigurationAboutWhatItKept() {
        var view = catalogs.of(before, GATEWAY).view(before.access().of(ANA, GATEWAY));
        assertThat(view.visible(ItemKind.TOOL)).hasSize(1);
        var selectsNone = new GatewaySpec(
                "of-one", Map.of(ONE.name(), new ToolSelection.Only(Set.of("other"))), Set.of(), Naming.DEFAULT);
        var after = inForce(List.of(ONE, TWO), List.of(selectsNone), "ana");

        var next = catalogs.of(after, GATEWAY).view(after.access().of(ANA, GATEWAY));

        assertThat(next.visible(ItemKind.TOOL)).isEmpty();
    }

    @Test
    void makesAnewWhatAChangeConcerns() {
        catalogs.of(before, GATEWAY);
        var disabled = server("one", Set.of("search"));
        var after = inForce(List.of(disabled, TWO), List.of(OF_ONE), "ana");

        assertThat(catalogs.of(after, GATEWAY).find(ItemKind.TOOL, "one__search"))
                .isNull();
    }

    @Test
    void followsAServersOwnCatalogueAndLeavesTheOthersAlone() {
        var ofOne = catalogs.of(before, GATEWAY);
        upstreams.offer(TWO, "find", "more");

        catalogs.invalidate();

        assertThat(catalogs.of(before, ALL).find(ItemKind.TOOL, "two__more")).isNotNull();
        assertThat(catalogs.of(before, GATEWAY)).isSameAs(ofOne);
    }

    @Test
    void forgetsEndpointsThatAreGone() {
        catalogs.of(before, GATEWAY);
        catalogs.of(before, ALL);

        catalogs.follow(inForce(List.of(ONE, TWO), List.of(), "ana"));

        assertThat(catalogs.kept()).isEqualTo(1);
    }

    @Test
    void keepsOnlyWhatWasUsedLastWithinItsBound() {
        var gateways = IntStream.range(0, 1000)
                .mapToObj(number -> gateway("g" + number, ONE.name()))
                .toList();
        var many = inForce(List.of(ONE, TWO), gateways, "ana");
        var small = TestLists.catalogs(upstreams, 100L * 300);
        var favourite = new EndpointId.Gateway("g0");
        var kept = small.of(many, favourite);

        for (var gateway : gateways) {
            small.of(many, new EndpointId.Gateway(gateway.name()));
            small.of(many, favourite);
        }

        assertThat(small.kept()).isBetween(50, 200);
        assertThat(small.of(many, favourite)).isSameAs(kept);
    }

    private ExposedItem item(InForce inForce, EndpointId endpoint, String name) {
        return Objects.requireNonNull(catalogs.of(inForce, endpoint).find(ItemKind.TOOL, name));
    }

    private static InForce inForce(List<ServerSpec> servers, List<GatewaySpec> gateways, String... agents) {
        var snapshot = new Snapshot(
                "v",
                servers.stream().collect(Collectors.toMap(ServerSpec::name, Function.identity())),
                gateways.stream().collect(Collectors.toMap(GatewaySpec::name, Function.identity())),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                Stream.of(agents).map(CatalogsTest::agent).toList(),
                null,
                null);
        return new InForce(snapshot, new SnapshotRules(snapshot));
    }

    private static AgentSpec agent(String name) {
        return new AgentSpec(name, List.of("hash of " + name), Set.of(), Set.of(), null);
    }

    private static GatewaySpec gateway(String name, ServerName server) {
        return new GatewaySpec(name, Map.of(server, new ToolSelection.Every()), Set.of(), Naming.DEFAULT);
    }

    private static ServerSpec server(String name, Set<String> disabled) {
        return new ServerSpec(
                new ServerName(name),
                name,
                new ServerTransport.Http(URI.create("http://127.0.0.1/mcp"), Map.of()),
                ServerSpec.EraPin.AUTO,
                ServerSpec.Deadlines.DEFAULT,
                ServerSpec.Limits.DEFAULT,
                ServerSpec.Retry.ANNOTATED,
                ServerSpec.Sessions.AUTO,
                ServerSpec.Egress.LOOPBACK,
                true,
                disabled,
                Map.of());
    }
}
