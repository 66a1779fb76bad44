// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static io.mcpx.proxy.call.GatewayFixture.ALL;
import static io.mcpx.proxy.call.GatewayFixture.ANA;
import static io.mcpx.proxy.call.GatewayFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.config.push.PushedReplica;
import io.mcpx.proxy.identity.Identification;
import io.mcpx.proxy.identity.Identities;
import io.mcpx.proxy.identity.Visit;
import io.mcpx.proxy.identity.token.IssuerKeys;
import io.mcpx.proxy.identity.token.TokenLimits;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the control plane takes away ends here, when the change is acknowledged. */
class PushedRevocationTest {

    private final Vertx vertx = Vertx.vertx();
    private final PushedReplica replica = new PushedReplica(vertx);
    private final FakeUpstream one = new FakeUpstream("one", Revision.V2025_11_25).tool("search");
    private final Identities identities =
            new Identities(IssuerKeys.NONE, new TokenLimits(4096, Duration.ofSeconds(30), 10), Clock.systemUTC());

    @BeforeEach
    void push() {
        replica.addServer("one");
        replica.addAgent("ana", "ana's key");
        replica.addAgent("bob", "bob's key");
    }

    @AfterEach
    void stop() {
        replica.close();
        var closed = vertx.close();
        Awaitility.await().until(closed::isComplete);
    }

    @Test
    void endsStreamsAndSessionsOfAnAgentThatIsRemoved() {
        var gateway = gateway();
        gateway.opened(new FakeSession("ana", ALL, ANA, "{}"));
        gateway.opened(new FakeSession("bob", ALL, BOB, "{}"));
        var ofAna = gateway.modern(ALL, ANA, "{}", "subscriptions/listen", "{\"notifications\":{}}");
        var ofBob = gateway.modern(ALL, BOB, "{}", "subscriptions/listen", "{\"notifications\":{}}");
        assertThat(ofAna.result).isNull();

        replica.removeAgent("ana");

        assertThat(ofAna.object().string("resultType")).isEqualTo("complete");
        assertThat(one.forgotten).containsExactly("ana");
        assertThat(ofBob.result).isNull();
    }

    @Test
    void knowsTheKeyOfARemovedAgentNoMore() {
        assertThat(whoHas("ana's key")).isInstanceOf(Identification.Known.class);

        replica.removeAgent("ana");

        assertThat(whoHas("ana's key")).isInstanceOf(Identification.Unknown.class);
        assertThat(whoHas("bob's key")).isInstanceOf(Identification.Known.class);
    }

    @Test
    void endsAStreamThatWasLetInByWhatIsNoLongerInForce() {
        var gateway = gateway();
        var before = gateway.inForce();

        replica.removeAgent("ana");
        var late = gateway.modern(before, ANA, "subscriptions/listen", "{\"notifications\":{}}");

        assertThat(late.object().string("resultType")).isEqualTo("complete");
    }

    private GatewayFixture gateway() {
        return new GatewayFixture(vertx, replica.snapshots(), one);
    }

    private Identification whoHas(String key) {
        var snapshot = replica.snapshots().current().snapshot();
        return identities.identify(
                snapshot, new Visit(ALL, ALL.path(), name -> name.equals("x-api-key") ? key : null, () -> null));
    }
}
