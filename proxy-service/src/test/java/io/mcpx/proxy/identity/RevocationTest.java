// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.TokenHolder;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final Caller ANA = new Caller("ana", Set.of(), Set.of(), null, null);
    private static final Caller ANYBODY = new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), null, null);
    private static final Caller SHARED = new Caller(Caller.SHARED_KEY, Set.of(), Set.of(), null, null);
    private static final String ISSUER = "https://issuer.example";
    private static final Subject ONE = new Subject(ISSUER, "one");
    private static final Caller BEARER =
            new Caller("ana", Set.of(), Set.of(), null, null, TokenHolder.of(ONE), Instant.MAX);
    private static final Snapshot WITH_ANA = snapshot(null, agent(Set.of(), "one", "two"));

    @Test
    void leavesAnAgentThatOnlyGainedAKey() {
        assertThat(strikes(WITH_ANA, snapshot(null, agent(Set.of(), "one", "two", "three")), ANA))
                .isFalse();
    }

    @Test
    void strikesAnAgentThatIsGoneLostAKeyOrIsLimitedOtherwise() {
        assertThat(strikes(WITH_ANA, snapshot("shared"), ANA)).isTrue();
        assertThat(strikes(WITH_ANA, snapshot(null, agent(Set.of(), "two")), ANA))
                .isTrue();
        assertThat(strikes(WITH_ANA, snapshot(null, agent(Set.of("readers"), "one", "two")), ANA))
                .isTrue();
    }

    @Test
    void strikesAnonymousCallersWhenKeysAreRequired() {
        assertThat(strikes(snapshot(null), WITH_ANA, ANYBODY)).isTrue();
        assertThat(strikes(snapshot(null), snapshot(null), ANYBODY)).isFalse();
    }

    @Test
    void strikesHoldersOfTheSharedKeyWhenItChangesOrGoes() {
        assertThat(strikes(snapshot("a"), snapshot("a"), SHARED)).isFalse();
        assertThat(strikes(snapshot("a"), snapshot("b"), SHARED)).isTrue();
        assertThat(strikes(snapshot("a"), snapshot(null), SHARED)).isTrue();
    }

    @Test
    void leavesATokenAsLongAsNothingItWasMeasuredByChanges() {
        assertThat(strikes(trusting("read", ONE), trusting("read", ONE, new Subject(ISSUER, "more")), BEARER))
                .isFalse();
    }

    @Test
    void strikesATokenWhoseIssuerOrSubjectIsTakenAway() {
        var before = trusting("read", ONE);

        assertThat(strikes(before, trusting("read", new Subject(ISSUER, "other")), BEARER))
                .isTrue();
        assertThat(strikes(before, trusting("read,write", ONE), BEARER)).isTrue();
        assertThat(strikes(before, WITH_ANA, BEARER)).isTrue();
        assertThat(strikes(before, snapshot(null), BEARER)).isTrue();
    }

    @Test
    void strikesATokenWhenAGatewayNeedsAnotherScope() {
        var before = trusting("read", ONE);
        var gateway = new GatewaySpec("hr", Map.of(), Set.of(), Naming.DEFAULT, Set.of("hr"));
        var after = new Snapshot(
                "v",
                Map.of(),
                Map.of(),
                Map.of("hr", gateway),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                before.agents(),
                before.auth());

        assertThat(strikes(before, after, BEARER)).isTrue();
    }

    private static Snapshot trusting(String scopes, Subject... subjects) {
        var issuer = new IssuerSpec(ISSUER, null, Egress.PUBLIC, Set.of(), "sub", Set.of(scopes.split(",", -1)));
        var agent = new AgentSpec("ana", List.of(), Set.of(subjects), Set.of(), Set.of(), null);
        var auth = new AuthSpec(false, null, null, URI.create("https://gateway.example"), List.of(issuer));
        return new Snapshot(
                "v", Map.of(), Map.of(), Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(agent), auth);
    }

    @Test
    void findsTheFewAmongManyAgents() {
        var many = IntStream.range(0, 20_000).mapToObj(RevocationTest::bot).toArray(AgentSpec[]::new);
        var fewer = many.clone();
        fewer[7] = new AgentSpec("bot-7", List.of("key-7"), Set.of("readers"), Set.of(), null);
        var revocation = new Revocation(snapshot(null, many), snapshot(null, Arrays.copyOf(fewer, many.length - 1)));

        assertThat(Stream.of(many)
                        .map(agent -> new Caller(agent.name(), Set.of(), Set.of(), null, null))
                        .filter(revocation::strikes)
                        .map(Caller::subject))
                .containsExactly("bot-7", "bot-19999");
    }

    private static AgentSpec bot(int number) {
        return new AgentSpec("bot-" + number, List.of("key-" + number), Set.of(), Set.of(), null);
    }

    private static boolean strikes(Snapshot before, Snapshot after, Caller caller) {
        return new Revocation(before, after).strikes(caller);
    }

    private static AgentSpec agent(Set<String> groups, String... keys) {
        return new AgentSpec("ana", List.of(keys), groups, Set.of(), null);
    }

    private static Snapshot snapshot(@Nullable String sharedKey, AgentSpec... agents) {
        return new Snapshot(
                "v", Map.of(), Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(agents), sharedKey, null);
    }
}
