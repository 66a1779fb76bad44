// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.identity.Identification.Forbidden;
import io.mcpx.proxy.identity.Identification.Known;
import io.mcpx.proxy.identity.Identification.Malformed;
import io.mcpx.proxy.identity.Identification.Missing;
import io.mcpx.proxy.identity.Identification.Unknown;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");
    private static final EndpointId ALL = new EndpointId.All();
    private static final Caller BOT = new Caller("bot", Set.of(), Set.of(), null, null);
    private static final Caller ANYBODY = new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), null, null);

    private final Identities identities = new Identities(
            IssuerKeys.NONE, new TokenLimits(4096, Duration.ofSeconds(30), 10), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Snapshot keyed =
            snapshot(null, "x-team-key", agent("bot", "bot-key", "bot-key-2"), pinned(), tagged());

    @Test
    void callsEverybodyAnonymousWhenNothingIsConfigured() {
        assertThat(identify(Snapshot.EMPTY, "authorization", "Bearer whatever")).isEqualTo(new Known(ANYBODY));
        assertThat(identify(Snapshot.EMPTY)).isEqualTo(new Known(ANYBODY));
    }

    @Test
    void requiresAKeyAsSoonAsThereIsOne() {
        assertThat(identify(keyed)).isEqualTo(new Missing("an API key is required"));
        assertThat(identify(keyed, "x-api-key", "  ")).isEqualTo(new Missing("an API key is required"));
        assertThat(identify(snapshot("shared", null))).isEqualTo(new Missing("an API key is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "X-Api-Key", "x-lunar-api-key", "x-team-key", "X-Team-Key"})
    void takesAKeyFromEveryHeaderThatCarriesOne(String header) {
        assertThat(identify(keyed, header, "bot-key")).isEqualTo(new Known(BOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer bot-key", "bearer bot-key", "BEARER  bot-key ", "Bearer bot-key-2"})
    void takesAKeyAsBearerToken(String authorization) {
        assertThat(identify(keyed, "Authorization", authorization)).isEqualTo(new Known(BOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearerbot-key"})
    void takesAMalformedAuthorizationForNone(String authorization) {
        assertThat(identify(keyed, "authorization", authorization))
                .isEqualTo(new Malformed("the Authorization header is not of the form 'Bearer <key>'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Ym90OmtleQ==", "bot-key"})
    void refusesAnyOtherAuthorization(String authorization) {
        assertThat(identify(keyed, "authorization", authorization))
                .isEqualTo(new Unknown("the Authorization header is not of the form 'Bearer <key>'"));
    }

    @Test
    void takesTheSameKeyInSeveralHeaders() {
        assertThat(identify(keyed, "authorization", "Bearer bot-key", "x-lunar-api-key", "bot-key"))
                .isEqualTo(new Known(BOT));
    }

    @Test
    void refusesDifferentKeysEvenIfOneIsValid() {
        assertThat(identify(keyed, "authorization", "Bearer bot-key", "x-api-key", "other"))
                .isEqualTo(new Malformed("the request shows several different keys"));
    }

    @Test
    void saysTheSameOfEveryWrongKey() {
        assertThat(identify(keyed, "x-api-key", "nobody's")).isEqualTo(new Unknown("the API key is not valid"));
        assertThat(identify(keyed, "x-api-key", KeyHash.of("bot-key")))
                .isEqualTo(new Unknown("the API key is not valid"));
        assertThat(identify(keyed, "x-api-key", "bot-key, bot-key")).isEqualTo(new Unknown("the API key is not valid"));
        assertThat(identify(keyed, "x-api-key", "k".repeat(1025))).isEqualTo(new Unknown("the key is too long"));
    }

    @Test
    void doesNotTakeAKeyFromAHeaderThatIsNotNamed() {
        assertThat(identify(snapshot(null, null, agent("bot", "bot-key")), "x-team-key", "bot-key"))
                .isEqualTo(new Missing("an API key is required"));
    }

    @Test
    void knowsTheSharedKeyAsOneSubject() {
        assertThat(identify(snapshot("the-shared-key", null), "x-lunar-api-key", "the-shared-key"))
                .isEqualTo(new Known(new Caller(Caller.SHARED_KEY, Set.of(), Set.of(), null, null)));
    }

    @Test
    void knowsAgentsBesideTheSharedKey() {
        var both = snapshot("the-shared-key", null, agent("bot", "bot-key"));

        assertThat(identify(both, "x-api-key", "bot-key")).isEqualTo(new Known(BOT));
        assertThat(identify(both, "x-api-key", "the-shared-key")).isInstanceOf(Known.class);
    }

    @Test
    void forgetsAKeyWithItsSnapshot() {
        assertThat(identify(keyed, "x-api-key", "bot-key")).isInstanceOf(Known.class);
        assertThat(identify(snapshot(null, null, agent("other", "other-key")), "x-api-key", "bot-key"))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void usesWhatWasPreparedAndStillKnowsTheSnapshotBefore() {
        assertThat(identify(keyed, "x-api-key", "bot-key")).isInstanceOf(Known.class);
        var next = snapshot(null, null, agent("other", "other-key"));

        identities.prepare(next);

        assertThat(identify(keyed, "x-api-key", "bot-key")).isInstanceOf(Known.class);
        assertThat(identities.rollOf(next)).isSameAs(identities.prepared());
        assertThat(identify(next, "x-api-key", "bot-key")).isInstanceOf(Unknown.class);
        assertThat(identify(next, "x-api-key", "other-key")).isInstanceOf(Known.class);
    }

    @Test
    void admitsAPinnedAgentOnlyToItsGateways() {
        var headers = new String[] {"x-api-key", "pinned-key"};

        assertThat(identify(keyed, new EndpointId.Gateway("dev"), headers))
                .isEqualTo(new Known(new Caller("pinned", Set.of("reading"), Set.of("dev"), null, null)));
        assertThat(identify(keyed, new EndpointId.Gateway("prod"), headers))
                .isEqualTo(new Forbidden("the API key does not reach this endpoint"));
        assertThat(identify(keyed, ALL, headers)).isEqualTo(new Forbidden("the API key does not reach this endpoint"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-mcpx-consumer-tag", "x-lunar-consumer-tag"})
    void takesTheLabelOfEitherHeader(String header) {
        assertThat(identify(Snapshot.EMPTY, header, " dev team ")).isEqualTo(new Known(labelled("dev team")));
    }

    @Test
    void takesTheSameLabelInBothHeadersAndRefusesDifferentOnes() {
        assertThat(identify(Snapshot.EMPTY, "x-mcpx-consumer-tag", "dev", "x-lunar-consumer-tag", "dev"))
                .isEqualTo(new Known(labelled("dev")));
        assertThat(identify(Snapshot.EMPTY, "x-mcpx-consumer-tag", "dev", "x-lunar-consumer-tag", "ops"))
                .isEqualTo(new Forbidden("x-mcpx-consumer-tag and x-lunar-consumer-tag differ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\there", "caf\u00e9", "del\u007f", "bell\u0007"})
    void refusesLabelsOfOtherCharacters(String label) {
        assertThat(identify(Snapshot.EMPTY, "x-mcpx-consumer-tag", label))
                .isEqualTo(new Forbidden("the consumer tag is not 1 to 128 printable ASCII characters"));
    }

    @Test
    void refusesOverlongLabels() {
        assertThat(identify(Snapshot.EMPTY, "x-mcpx-consumer-tag", "x".repeat(128)))
                .isInstanceOf(Known.class);
        assertThat(identify(Snapshot.EMPTY, "x-mcpx-consumer-tag", "x".repeat(129)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void keepsAnAgentsOwnLabelWhateverItSends() {
        var known = new Known(new Caller("tagged", Set.of(), Set.of(), "ci", null));

        assertThat(identify(keyed, "x-api-key", "tagged-key", "x-mcpx-consumer-tag", "admin"))
                .isEqualTo(known);
        assertThat(identify(keyed, "x-api-key", "tagged-key", "x-mcpx-consumer-tag", "caf\u00e9"))
                .isEqualTo(known);
    }

    @Test
    void makesAnotherPrincipalOfAnotherLabel() {
        assertThat(labelled("dev").principal()).isEqualTo("anonymous#dev");
        assertThat(ANYBODY.principal()).isEqualTo("anonymous");
    }

    @Test
    void takesAKeyUntilItExpires() {
        var soon = agent("soon", new KeySpec(KeyHash.of("soon-key"), NOW.plusSeconds(1)));
        var past = agent("past", new KeySpec(KeyHash.of("past-key"), NOW));
        var expiring = snapshot(null, null, soon, past);

        assertThat(identify(expiring, "x-api-key", "soon-key"))
                .isEqualTo(new Known(new Caller("soon", Set.of(), Set.of(), null, null, null, NOW.plusSeconds(1))));
        assertThat(identify(expiring, "x-api-key", "past-key")).isEqualTo(new Unknown("the API key is not valid"));
    }

    @Test
    void neverShowsKeysInTexts() {
        assertThat(new Credentials.Key("secret-key")).hasToString("Key[]");
        assertThat(keyed.toString()).doesNotContain(KeyHash.of("bot-key"));
    }

    private Identification identify(Snapshot snapshot, String... headers) {
        return identify(snapshot, ALL, headers);
    }

    private Identification identify(Snapshot snapshot, EndpointId endpoint, String... headers) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 0; i < headers.length; i += 2) {
            byName.put(headers[i], headers[i + 1]);
        }
        return identities.identify(snapshot, new Visit(endpoint, endpoint.path(), byName::get, () -> null));
    }

    private static Caller labelled(String tag) {
        return new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), tag, null);
    }

    private static Snapshot snapshot(@Nullable String sharedKey, @Nullable String header, AgentSpec... agents) {
        return new Snapshot(
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                List.of(agents),
                sharedKey == null ? null : KeyHash.of(sharedKey),
                header);
    }

    private static AgentSpec agent(String name, String... keys) {
        return new AgentSpec(name, List.of(keys).stream().map(KeyHash::of).toList(), Set.of(), Set.of(), null);
    }

    private static AgentSpec agent(String name, KeySpec key) {
        return new AgentSpec(name, List.of(key), Set.of(), Set.of(), Set.of(), null);
    }

    private static AgentSpec pinned() {
        return new AgentSpec("pinned", List.of(KeyHash.of("pinned-key")), Set.of("reading"), Set.of("dev"), null);
    }

    private static AgentSpec tagged() {
        return new AgentSpec("tagged", List.of(KeyHash.of("tagged-key")), Set.of(), Set.of(), "ci");
    }
}
