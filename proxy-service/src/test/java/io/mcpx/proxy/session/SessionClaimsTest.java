// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.seal.Sealer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionClaimsTest {

    private static final String PLACE = "/mcp";
    private static final Instant EXPIRY = Instant.parse("2026-08-01T00:00:00Z");

    private final Sealer sealer = Sealer.ephemeral();

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana#a tag", "", "@ 1 2 3", "änä\n日本"})
    void comeBackAsTheyWereWhoeverIsMeant(String principal) {
        assertComesBack(new SessionClaims(UUID.randomUUID(), principal, EXPIRY, null));
        assertComesBack(new SessionClaims(UUID.randomUUID(), principal, EXPIRY, new Home("a:1", "boot", null)));
        assertComesBack(new SessionClaims(
                UUID.randomUUID(), principal, EXPIRY, new Home("a:1", "boot", profile("{\"x\": \"日本 🎉\"}", null))));
        assertComesBack(new SessionClaims(
                UUID.randomUUID(), principal, EXPIRY, new Home("[::1]:1", "boot", profile("{}", "{\"name\":\"é\"}"))));
    }

    @Test
    void areNoLongerThanBeforeWithoutReplicas() {
        var token = sealed(new SessionClaims(UUID.randomUUID(), "anonymous", EXPIRY, null));

        assertThat(token).hasSizeLessThan(130);
    }

    @Test
    void neverMakeASessionIdThatIsTooLongForAHeader() {
        var full =
                Home.of("replica.example.com:9000", UUID.randomUUID().toString(), profile(object(1000), object(1030)));

        assertThat(full.profile()).isEqualTo(profile(object(1000), object(1030)));
        assertThat(sealed(new SessionClaims(UUID.randomUUID(), "x".repeat(300), EXPIRY, full)))
                .matches("[!-~]{2000,4095}");
    }

    @Test
    void leaveOutWhatIsTooLongAndSayWhenNothingIsLeft() {
        var withoutInfo = Home.of("a:1", "boot", profile("{\"roots\":{}}", object(3000)));
        var withoutAnything = Home.of("a:1", "boot", profile(object(3000), null));

        assertThat(withoutInfo.profile()).isEqualTo(profile("{\"roots\":{}}", null));
        assertThat(withoutAnything.profile()).isNull();
    }

    private void assertComesBack(SessionClaims claims) {
        assertThat(SessionClaims.open(PLACE, sealed(claims), sealer)).hasValue(claims);
        assertThat(SessionClaims.open("/mcp/gateway/x", sealed(claims), sealer)).isEmpty();
    }

    private String sealed(SessionClaims claims) {
        return claims.sealedFor(PLACE, sealer);
    }

    private static ClientProfile profile(String capabilities, @Nullable String info) {
        return new ClientProfile(Revision.V2025_11_25, json(capabilities), info == null ? null : json(info));
    }

    private static String object(int length) {
        return "{\"x\":\"" + "y".repeat(length - 8) + "\"}";
    }

    private static JsonObject json(String text) {
        return Slice.trusted(text).asObject();
    }
}
