// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.route.ToolSelection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final ServerName ONE = new ServerName("one");
    private static final ServerName TWO = new ServerName("two");
    private static final EndpointId ALL = new EndpointId.All();
    private static final EndpointId OF_ONE = new EndpointId.Gateway("of-one");
    private static final EndpointId OF_EACH = new EndpointId.Gateway("of-each");
    private static final EndpointId SERVER_TWO = new EndpointId.Server(TWO);
    private static final GatewaySpec SELECTS_ONE = gateway("of-one", Set.of(ONE), Naming.DEFAULT);
    private static final GatewaySpec SELECTS_EACH = gateway("of-each", Set.of(), Naming.DEFAULT);
    private static final ServerSpec SERVER_ONE_SPEC = server("one", Set.of());
    private static final ServerSpec SERVER_TWO_SPEC = server("two", Set.of());
    private static final Snapshot NOW = snapshot(
            List.of(SERVER_ONE_SPEC, SERVER_TWO_SPEC), List.of(SELECTS_ONE, SELECTS_EACH), Map.of(), List.of());

    @Test
    void ofAServerConcernsOnlyWhereItStands() {
        assertThat(concerned(News.NONE.andOfServer(TWO), NOW)).containsExactly(ALL, OF_EACH, SERVER_TWO);
        assertThat(concerned(News.NONE.andOfServer(ONE), NOW)).containsExactly(ALL, OF_ONE, OF_EACH);
        assertThat(concerned(News.NONE.andOfServer(ONE).andOfServer(TWO), NOW)).hasSize(4);
    }

    @Test
    void ofAgentsConcernsNobodyElse() {
        var more = snapshot(
                List.of(SERVER_ONE_SPEC, SERVER_TWO_SPEC),
                List.of(SELECTS_ONE, SELECTS_EACH),
                Map.of(),
                List.of(new AgentSpec("new", List.of("key"), Set.of(), Set.of(), null)));

        assertThat(concerned(News.NONE.andOfSnapshot(NOW), more)).isEmpty();
    }

    @Test
    void ofOneGatewayConcernsOnlyThat() {
        var renamed = gateway("of-one", Set.of(ONE), Naming.BARE);
        var after = snapshot(
                List.of(SERVER_ONE_SPEC, SERVER_TWO_SPEC), List.of(renamed, SELECTS_EACH), Map.of(), List.of());

        assertThat(concerned(News.NONE.andOfSnapshot(NOW), after)).containsExactly(OF_ONE);
    }

    @Test
    void ofAServersEntryConcernsOnlyWhereItStands() {
        var after = snapshot(
                List.of(SERVER_ONE_SPEC, server("two", Set.of("search"))),
                List.of(SELECTS_ONE, SELECTS_EACH),
                Map.of(),
                List.of());

        assertThat(concerned(News.NONE.andOfSnapshot(NOW), after)).containsExactly(ALL, OF_EACH, SERVER_TWO);
    }

    @Test
    void ofAGroupConcernsEverybodyAsPermissionsMayNameIt() {
        var after = snapshot(
                List.of(SERVER_ONE_SPEC, SERVER_TWO_SPEC),
                List.of(SELECTS_ONE, SELECTS_EACH),
                Map.of("reading", new ToolGroup("reading", "", Map.of())),
                List.of());

        assertThat(concerned(News.NONE.andOfSnapshot(NOW), after)).hasSize(4);
    }

    @Test
    void ofSeveralChangesIsMeasuredByWhatWatchersKnow() {
        var between = snapshot(List.of(), List.of(), Map.of(), List.of());

        assertThat(concerned(News.NONE.andOfSnapshot(NOW).andOfSnapshot(between), NOW))
                .isEmpty();
    }

    @Test
    void doesNotConcernAnEndpointThatIsGone() {
        var without = snapshot(List.of(SERVER_ONE_SPEC), List.of(SELECTS_EACH), Map.of(), List.of());

        assertThat(concerned(News.NONE.andOfSnapshot(NOW), without)).containsExactly(ALL, OF_EACH);
    }

    private static List<EndpointId> concerned(News news, Snapshot now) {
        return Stream.of(ALL, OF_ONE, OF_EACH, SERVER_TWO)
                .filter(endpoint -> news.concerns(endpoint, now))
                .toList();
    }

    private static ServerSpec server(String name, Set<String> disabled) {
        return FakeUpstream.spec(name, disabled, Map.of());
    }

    private static GatewaySpec gateway(String name, Set<ServerName> servers, Naming naming) {
        return new GatewaySpec(
                name,
                servers.stream().collect(Collectors.toMap(Function.identity(), _ -> new ToolSelection.Every())),
                Set.of(),
                naming);
    }

    private static Snapshot snapshot(
            List<ServerSpec> servers,
            List<GatewaySpec> gateways,
            Map<String, ToolGroup> groups,
            List<AgentSpec> agents) {
        return new Snapshot(
                "v",
                servers.stream().collect(Collectors.toMap(ServerSpec::name, Function.identity())),
                gateways.stream().collect(Collectors.toMap(GatewaySpec::name, Function.identity())),
                groups,
                Rules.OPEN,
                Naming.DEFAULT,
                agents,
                null,
                null);
    }
}
