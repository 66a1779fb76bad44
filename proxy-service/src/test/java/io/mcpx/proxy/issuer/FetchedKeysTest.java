// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.identity.token.Forge;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedKeysTest {

    private static final PublicJsonWebKey KEY = Forge.rsa("a");
    private static final PublicJsonWebKey NEXT = Forge.rsa("b");
    private static final String JWKS = Forge.jwks(KEY);
    private static final String OPENID = "/realm/.well-known/openid-configuration";

    private final Vertx vertx = Vertx.vertx();
    private final FakeIssuer issuer = new FakeIssuer();
    private final AtomicLong nanos = new AtomicLong();
    private final FetchedKeys keys = keys(Map.of());

    @AfterEach
    void close() throws Exception {
        issuer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void findsKeysByTheMetadataOfOpenId() {
        issuer.publish(OPENID, issuer.metadata("/realm")).publish("/jwks", JWKS);
        var spec = trusted(issuer.spec("/realm", null));

        await().untilAsserted(() -> assertThat(keys.find(spec)).isNotNull());
        assertThat(issuer.asked).containsExactly(OPENID, "/jwks");
    }

    @Test
    void findsKeysByTheMetadataOfOAuth() {
        issuer.publish("/.well-known/oauth-authorization-server/realm", issuer.metadata("/realm"))
                .publish("/jwks", JWKS);
        var spec = trusted(issuer.spec("/realm", null));

        await().untilAsserted(() -> assertThat(keys.find(spec)).isNotNull());
    }

    @Test
    void asksNoMetadataWhenItIsToldWhereTheKeysAre() {
        issuer.publish("/jwks", JWKS);
        var spec = trusted(issuer.spec("/realm", issuer.url("/jwks")));

        await().untilAsserted(() -> assertThat(keys.find(spec)).isNotNull());
        assertThat(issuer.asked).containsExactly("/jwks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"JWKS\"}",
                "{\"issuer\":\"ISSUER/\",\"jwks_uri\":\"JWKS\"}",
                "{\"jwks_uri\":\"JWKS\"}",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://keys.example/jwks\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://user@127.0.0.1/jwks\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
                "[]",
                ""
            })
    void doesNotFollowOtherMetadata(String metadata) {
        var text = metadata.replace("ISSUER", issuer.url("/realm")).replace("JWKS", issuer.url("/jwks"));
        issuer.publish(OPENID, text).publish("/jwks", JWKS);

        assertThat(renewed(issuer.spec("/realm", null))).isFalse();
        assertThat(issuer.asked).doesNotContain("/jwks");
    }

    @Test
    void followsNoRedirect() {
        issuer.publish("/jwks", JWKS).redirect("/moved", issuer.url("/jwks"));

        assertThat(renewed(issuer.spec("/realm", issuer.url("/moved")))).isFalse();
        assertThat(issuer.asked).containsExactly("/moved");
    }

    @Test
    void reachesOnlyAddressesTheIssuerMayHave() {
        issuer.publish("/jwks", JWKS);
        var jwks = URI.create(issuer.url("/jwks"));

        for (var egress : List.of(Egress.PUBLIC, Egress.PRIVATE)) {
            assertThat(renewed(new IssuerSpec(issuer.url(""), jwks, egress, Set.of(), "sub", Set.of())))
                    .isFalse();
        }
        assertThat(issuer.asked).isEmpty();
    }

    @Test
    void readsNoDocumentThatIsTooLarge() {
        issuer.publish("/jwks", JWKS + " ".repeat(300 << 10));

        assertThat(renewed(issuer.spec("/realm", issuer.url("/jwks")))).isFalse();
    }

    @Test
    void waitsForADocumentOnlySoLong() {
        issuer.hang("/jwks");
        var impatient = keys(Map.of("mcpx.issuers.request-timeout", "200ms"));

        assertThat(renewed(impatient, issuer.spec("/realm", issuer.url("/jwks"))))
                .isFalse();
    }

    @Test
    void letsNobodyWaitLongerThanThatIsAllowed() {
        issuer.hang("/jwks");
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        var impatient = keys(Map.of("mcpx.issuers.key-wait", "100ms", "mcpx.issuers.request-timeout", "1m"));

        assertThat(renewed(impatient, spec)).isFalse();
    }

    @Test
    void letsOnlySoManyWait() {
        issuer.hang("/jwks");
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        var few = keys(Map.of(
                "mcpx.issuers.max-waiting", "2", "mcpx.issuers.key-wait", "1m", "mcpx.issuers.request-timeout", "1m"));
        var back = new AtomicInteger();

        for (int i = 0; i < 5; i++) {
            few.renew(spec, back::incrementAndGet);
        }

        assertThat(back).hasValue(3);
    }

    @Test
    void readsOnceForAllWhoAsk() {
        issuer.publish("/jwks", JWKS);
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        var back = new CountDownLatch(50);

        for (int i = 0; i < 50; i++) {
            keys.renew(spec, back::countDown);
        }

        await().untilAsserted(() -> assertThat(back.getCount()).isZero());
        assertThat(issuer.asked).containsExactly("/jwks");
    }

    @Test
    void readsAgainForAnUnknownKeyButNotAtOnce() {
        issuer.publish("/jwks", JWKS);
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        renewed(spec);
        issuer.publish("/jwks", Forge.jwks(KEY, NEXT));
        var first = keys.find(spec);

        renewed(spec);
        assertThat(issuer.asked).hasSize(1);
        assertThat(keys.find(spec)).isSameAs(first);

        pass(Duration.ofSeconds(10));
        renewed(spec);
        assertThat(issuer.asked).hasSize(2);
        assertThat(keys.find(spec)).isNotSameAs(first);
    }

    @Test
    void keepsTheLastGoodKeysWhileNewOnesCannotBeRead() {
        issuer.publish("/jwks", JWKS);
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        renewed(spec);
        var good = keys.find(spec);

        for (var bad : List.of("{\"keys\":[]}", "<html>", "{}")) {
            issuer.publish("/jwks", bad);
            pass(Duration.ofSeconds(10));
            renewed(spec);
            assertThat(keys.find(spec)).isSameAs(good);
        }
        issuer.withdraw("/jwks");
        pass(Duration.ofSeconds(10));
        renewed(spec);
        assertThat(keys.find(spec)).isSameAs(good);
        assertThat(issuer.asked).hasSize(5);
    }

    @Test
    void readsInTheBackgroundWhatIsDue() {
        issuer.publish("/jwks", JWKS);
        trusted(issuer.spec("/realm", issuer.url("/jwks")));
        await().untilAsserted(() -> assertThat(issuer.asked).hasSize(1));

        pass(Duration.ofSeconds(299));
        keys.renewDue();
        pass(Duration.ofSeconds(1));
        keys.renewDue();

        await().untilAsserted(() -> assertThat(issuer.asked).hasSize(2));
    }

    @Test
    void triesAnIssuerThatWasAwayAgainSoon() {
        var spec = trusted(issuer.spec("/realm", issuer.url("/jwks")));
        await().untilAsserted(() -> assertThat(issuer.asked).hasSize(1));
        issuer.publish("/jwks", JWKS);

        await().untilAsserted(() -> {
            pass(Duration.ofSeconds(10));
            keys.renewDue();
            assertThat(keys.find(spec)).isNotNull();
        });
    }

    @Test
    void forgetsTheKeysOfAnIssuerThatIsNotTrustedAnyMore() {
        issuer.publish("/jwks", JWKS);
        var spec = issuer.spec("/realm", issuer.url("/jwks"));
        renewed(spec);
        assertThat(keys.find(spec)).isNotNull();

        keys.trust(List.of());

        assertThat(keys.find(spec)).isNull();
    }

    private IssuerSpec trusted(IssuerSpec spec) {
        keys.trust(List.of(spec));
        return spec;
    }

    /** Whether keys are known when the look-up is over. */
    private boolean renewed(IssuerSpec spec) {
        return renewed(keys, spec);
    }

    private static boolean renewed(FetchedKeys from, IssuerSpec spec) {
        var over = new CountDownLatch(1);
        from.renew(spec, over::countDown);
        await().untilAsserted(() -> assertThat(over.getCount()).isZero());
        return from.find(spec) != null;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private FetchedKeys keys(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IssuerConfig.class)
                .withDefaultValues(settings)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(IssuerConfig.class);
        var client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        return new FetchedKeys(new HttpDocuments(client, HostNames.ofSystem(vertx), config), config, nanos::get);
    }
}
