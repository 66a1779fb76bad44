// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.identity.TokenHolder;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import io.mcpx.proxy.identity.Identification.Forbidden;
import io.mcpx.proxy.identity.Identification.Known;
import io.mcpx.proxy.identity.Identification.Undecided;
import io.mcpx.proxy.identity.Identification.Unknown;
import io.mcpx.proxy.identity.Identification.Unscoped;
import io.mcpx.proxy.identity.token.BearerToken;
import io.mcpx.proxy.identity.token.Forge;
import io.mcpx.proxy.identity.token.KnownKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenIdentitiesTest {

    private static final String ISSUER = "https://one.example";
    private static final String SHARED = "https://two.example";
    private static final PublicJsonWebKey KEY = Forge.rsa("a");
    private static final EndpointId ALL = new EndpointId.All();

    private final IssuerSpec one = Forge.issuer(ISSUER);
    private final IssuerSpec shared =
            new IssuerSpec(SHARED, null, Egress.PUBLIC, Set.of("gateway"), "client_id", Set.of("tools"));
    private final KnownKeys keys = KnownKeys.of(one, Forge.jwks(KEY)).and(shared, Forge.jwks(KEY));
    private final Identities identities = new Identities(
            keys, new TokenLimits(4096, Duration.ofSeconds(30), 10), Clock.fixed(Forge.NOW, ZoneOffset.UTC));
    private final Snapshot snapshot = snapshot(
            agent("team", Set.of("reading"), Set.of(), new Subject(ISSUER, "ana"), new Subject(ISSUER, "ben")),
            agent("pinned", Set.of(), Set.of("hr"), new Subject(ISSUER, "pin")),
            agent("robot", Set.of(), Set.of(), new Subject(SHARED, "robot")));

    @Test
    void knowsTheAgentWhoseSubjectATokenNames() {
        var caller = known(identify(token(), ALL));

        assertThat(caller.subject()).isEqualTo("team");
        assertThat(caller.groups()).containsExactly("reading");
        assertThat(caller.holder()).isEqualTo(TokenHolder.of(new Subject(ISSUER, "ana")));
        assertThat(caller.until()).isEqualTo(Forge.NOW.plusSeconds(330));
    }

    @Test
    void keepsTheSubjectsOfOneAgentApart() {
        var ana = known(identify(token(), ALL));
        var ben = known(identify(token().claim("sub", "ben"), ALL));

        assertThat(ben.subject()).isEqualTo(ana.subject());
        assertThat(ben.principal()).isNotEqualTo(ana.principal());
        assertThat(known(identify(token().claim("jti", "next"), ALL)).principal())
                .isEqualTo(ana.principal());
    }

    @Test
    void letsNobodyInWhomNoAgentHas() {
        assertThat(identify(token().claim("sub", "eve"), ALL))
                .isEqualTo(new Forbidden("the token's subject is not known here"));
    }

    @Test
    void doesNotTakeTheSubjectOfOneIssuerForThatOfAnother() {
        assertThat(identify(token().claim("sub", "robot"), ALL)).isInstanceOf(Forbidden.class);
    }

    @Test
    void takesATokenOnlyWhereItWasIssuedFor() {
        var elsewhere = new Unknown("the token was not issued for this endpoint");
        var hr = new EndpointId.Gateway("hr");

        assertThat(identify(token(), hr)).isEqualTo(elsewhere);
        for (Object audience : List.of(
                "https://gateway.example",
                "https://gateway.example/mcp/",
                "https://gateway.example/MCP",
                "https://gateway.example/mcp?x",
                "http://gateway.example/mcp",
                List.of("https://other.example/mcp", "gateway"),
                List.of())) {
            assertThat(identify(token().claim("aud", audience), ALL))
                    .as("audience %s", audience)
                    .isEqualTo(elsewhere);
        }
        known(identify(
                token().claim("aud", List.of("x", "https://gateway.example/mcp/gateway/hr"))
                        .claim("scope", "hr:read hr:write"),
                hr));
    }

    @Test
    void takesAnAudienceThatAllEndpointsShareFromTheIssuerThatHasOne() {
        var token = new Forge(SHARED).claim("aud", "gateway").claim("client_id", "robot");

        assertThat(known(identify(token, ALL)).subject()).isEqualTo("robot");
        known(identify(token.claim("scope", "tools hr:read hr:write"), new EndpointId.Gateway("hr")));
    }

    @Test
    void namesAllScopesOfAnEndpointAtOnce() {
        var token = new Forge(SHARED).claim("aud", "gateway").claim("client_id", "robot");

        assertThat(identify(token.claim("scope", "hr:read"), new EndpointId.Gateway("hr")))
                .isEqualTo(new Unscoped(List.of("hr:read", "hr:write", "tools")));
        assertThat(identify(token.claim("scope", "toolsx"), ALL)).isEqualTo(new Unscoped(List.of("tools")));
    }

    @Test
    void holdsAnAgentToItsGatewaysWhateverTheTokenIsFor() {
        assertThat(identify(token().claim("sub", "pin"), ALL))
                .isEqualTo(new Forbidden("the token does not reach this endpoint"));
    }

    @Test
    void takesATokenBoundToACertificateOnlyWithIt() {
        var bound = token().claim("cnf", Map.of("x5t#S256", "thumb"));
        var refused = new Unknown("the token is bound to a certificate that was not shown");

        assertThat(showing(null, bound)).isEqualTo(refused);
        assertThat(showing("other", bound)).isEqualTo(refused);
        known(showing("thumb", bound));
    }

    @Test
    void takesATokenFromTheAuthorizationHeaderOnly() {
        var text = token().signedBy(KEY).text();

        assertThat(identify(ALL, "x-api-key", text)).isInstanceOf(Unknown.class);
        assertThat(identify(ALL, "authorization", text)).isInstanceOf(Unknown.class);
        known(identify(ALL, "authorization", "bearer " + text));
    }

    @Test
    void takesKeysBesideTokens() {
        known(identify(ALL, "authorization", "Bearer key"));
        assertThat(identify(ALL, "authorization", "Bearer not-a-key"))
                .isEqualTo(new Unknown("the API key is not valid"));
    }

    @Test
    void asksAgainAboutAKeyThatIsNotKnownYet() {
        assertThat(identify(token().signedBy(Forge.rsa("new")))).isEqualTo(new Undecided(one, false));
    }

    @Test
    void forgetsAnIssuerWithItsSnapshot() {
        var token = token().signedBy(KEY);
        known(identify(token));

        var without = new Snapshot(
                "w",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                snapshot.agents(),
                auth(shared));

        assertThat(identities.identify(without, visit(ALL, null, "authorization", "Bearer " + token.text())))
                .isInstanceOf(Unknown.class);
    }

    private static Forge token() {
        return new Forge(ISSUER);
    }

    private Identification identify(Forge token, EndpointId endpoint) {
        return identify(
                endpoint, "authorization", "Bearer " + token.signedBy(KEY).text());
    }

    private Identification showing(@Nullable String certificate, Forge token) {
        return identities.identify(
                snapshot,
                visit(
                        ALL,
                        certificate,
                        "authorization",
                        "Bearer " + token.signedBy(KEY).text()));
    }

    private Identification identify(BearerToken token) {
        return identify(ALL, "authorization", "Bearer " + token.text());
    }

    private Identification identify(EndpointId endpoint, String header, String value) {
        return identities.identify(snapshot, visit(endpoint, null, header, value));
    }

    private static Visit visit(EndpointId endpoint, @Nullable String certificate, String header, String value) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.put(header, value);
        return new Visit(endpoint, endpoint.path(), headers::get, () -> certificate);
    }

    private static Caller known(Identification identification) {
        assertThat(identification).isInstanceOf(Known.class);
        return ((Known) identification).caller();
    }

    private static AgentSpec agent(String name, Set<String> groups, Set<String> gateways, Subject... subjects) {
        return new AgentSpec(name, List.of(), Set.of(subjects), groups, gateways, null);
    }

    private Snapshot snapshot(AgentSpec... agents) {
        var hr = new GatewaySpec("hr", Map.of(), Set.of(), Naming.DEFAULT, Set.of("hr:read", "hr:write"));
        var all = new ArrayList<>(List.of(agents));
        all.add(new AgentSpec("keyed", List.of(KeySpec.of(KeyHash.of("key"))), Set.of(), Set.of(), Set.of(), null));
        return new Snapshot(
                "v",
                Map.of(),
                Map.of(),
                Map.of("hr", hr),
                Map.of(),
                Rules.OPEN,
                Naming.DEFAULT,
                all,
                auth(one, shared));
    }

    private static AuthSpec auth(IssuerSpec... issuers) {
        return new AuthSpec(false, null, null, URI.create("https://gateway.example"), List.of(issuers));
    }
}
