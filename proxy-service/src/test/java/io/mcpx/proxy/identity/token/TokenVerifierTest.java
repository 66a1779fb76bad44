// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Subject;
import io.mcpx.proxy.identity.token.TokenOutcome.Invalid;
import io.mcpx.proxy.identity.token.TokenOutcome.KeyMissing;
import io.mcpx.proxy.identity.token.TokenOutcome.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final String ISSUER = "https://one.example/realm";
    private static final String OTHER = "https://two.example/realm";
    private static final PublicJsonWebKey KEY = Forge.rsa("a");
    private static final PublicJsonWebKey CURVE = Forge.ec("c");
    private static final PublicJsonWebKey OTHERS = Forge.rsa("a");
    private static final PublicJsonWebKey UNKNOWN = Forge.rsa("z");
    private static final TokenLimits LIMITS = new TokenLimits(4096, Duration.ofSeconds(30), 4);
    private static final Invalid BAD_SIGNATURE = new Invalid("the token's signature is not valid");
    private static final Invalid MALFORMED = new Invalid("the token is malformed");
    private static final Invalid NO_ACCESS_TOKEN = new Invalid("the token is not an access token");

    private final IssuerSpec one = Forge.issuer(ISSUER);
    private final IssuerSpec two = Forge.issuer(OTHER);
    private final KnownKeys keys = KnownKeys.of(one, Forge.jwks(KEY, CURVE)).and(two, Forge.jwks(OTHERS));
    private Instant now = Forge.NOW;
    private final Tokens tokens = new Tokens(List.of(one, two), keys, LIMITS, () -> now);

    @Test
    void believesATokenThatItsIssuerSigned() {
        var token = valid(forge().signedBy(KEY));

        assertThat(token.issuer()).isEqualTo(one);
        assertThat(token.holder().subject()).isEqualTo(new Subject(ISSUER, "ana"));
        assertThat(token.audiences()).containsExactly("https://gateway.example/mcp");
        assertThat(token.scopes()).containsExactlyInAnyOrder("tools", "read");
        assertThat(token.expiry()).isEqualTo(Forge.NOW.plusSeconds(300));
        assertThat(token.certificate()).isNull();
    }

    @Test
    void believesEllipticCurvesAndTheOtherPaddingOfRsa() {
        valid(forge().header("alg", "ES256").signedBy(CURVE));
        valid(forge().header("alg", "PS384").signedBy(KEY));
    }

    @Test
    void readsScopesOfEitherClaimAndSeveralAudiences() {
        var token = valid(forge().without("scope")
                .claim("scp", List.of("a", "b c"))
                .claim("aud", List.of("x", "y"))
                .signedBy(KEY));

        assertThat(token.scopes()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(token.audiences()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void refusesATokenWithoutASignature() {
        assertThat(verify(forge().header("alg", "none").header("kid", "a").signature("")))
                .isEqualTo(MALFORMED);
        assertThat(verify(forge().header("alg", "NONE").signature("e30"))).isEqualTo(MALFORMED);
        assertThat(verify(forge().withoutHeader("alg").signature("e30"))).isEqualTo(MALFORMED);
        assertThat(verify(forge().header("kid", "a").signature(""))).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesASecretAlgorithmWithThePublicKeyAsTheSecret() {
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (var secret : List.of(KEY.getPublicKey().getEncoded(), pem.getBytes(UTF_8))) {
            assertThat(verify(forge().header("alg", "HS256").header("kid", "a").signedBy(new HmacKey(secret))))
                    .isEqualTo(MALFORMED);
        }
    }

    @Test
    void takesNoSecretKeyFromAnIssuer() {
        assertThat(
                        SigningKeys.read(
                                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}"))
                .isEmpty();
    }

    @Test
    void refusesWeakKeysEvenIfTheIssuerPublishesThem() {
        var weak = Forge.rsa("weak", 1024);
        assertThat(SigningKeys.read(Forge.jwks(weak))).isEmpty();
        assertThat(SigningKeys.read(Forge.jwks(weak, KEY))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[1,null,{}]}",
                "{\"keys\":[{\"kty\":\"RSA\"}]}",
                "no json"
            })
    void takesNothingElseForKeys(String text) {
        assertThat(SigningKeys.read(text)).isEmpty();
    }

    @Test
    void refusesAKeyOfAnotherIssuerWithTheSameName() {
        assertThat(verify(forge().signedBy(OTHERS))).isEqualTo(BAD_SIGNATURE);
        assertThat(verify(new Forge(OTHER).signedBy(KEY))).isEqualTo(BAD_SIGNATURE);
        valid(new Forge(OTHER).signedBy(OTHERS));
    }

    @Test
    void refusesAnIssuerThatIsNotTrustedOrOnlyLooksLikeOneThatIs() {
        for (var issuer :
                List.of("https://evil.example", ISSUER + "/", "HTTPS://one.example/realm", "https://one.example", "")) {
            assertThat(verify(new Forge(issuer).signedBy(KEY)))
                    .as(issuer)
                    .isEqualTo(new Invalid("the token is not of an issuer that is trusted here"));
        }
        assertThat(verify(forge().claim("iss", List.of(ISSUER)).signedBy(KEY))).isInstanceOf(Invalid.class);
    }

    @Test
    void cannotTellAboutAKeyThatIsNotKnown() {
        assertThat(verify(forge().signedBy(UNKNOWN))).isEqualTo(new KeyMissing(one, false));
        assertThat(new Tokens(List.of(one), IssuerKeys.NONE, LIMITS, () -> now).verify(forge().signedBy(KEY)))
                .isEqualTo(new KeyMissing(one, true));
    }

    @Test
    void takesTheOnlyKeyThatFitsWhenNoneIsNamed() {
        valid(new Forge(OTHER).signedBy(OTHERS.getPrivateKey()));
        keys.and(two, Forge.jwks(OTHERS, UNKNOWN));
        assertThat(verify(new Forge(OTHER).signedBy(OTHERS.getPrivateKey()))).isEqualTo(new KeyMissing(two, false));
    }

    @Test
    void doesNotUseAKeyForWhatItIsNotMeant() {
        var encryption = Forge.rsa("e");
        encryption.setUse("enc");
        var pss = Forge.rsa("p");
        pss.setAlgorithm("PS256");
        keys.and(two, Forge.jwks(OTHERS, encryption, pss));

        assertThat(verify(new Forge(OTHER).signedBy(encryption))).isEqualTo(new KeyMissing(two, false));
        assertThat(verify(new Forge(OTHER).signedBy(pss))).isEqualTo(new KeyMissing(two, false));
        valid(new Forge(OTHER).header("alg", "PS256").signedBy(pss));
    }

    @Test
    void doesNotReadWhatATokenSaysOfKeys() {
        var embedded = UNKNOWN.toParams(OutputControlLevel.PUBLIC_ONLY);
        for (var header : Map.<String, Object>of(
                        "jwk", embedded, "jku", "https://evil.example/jwks", "x5u", "https://evil.example/x5u")
                .entrySet()) {
            assertThat(verify(forge().header(header.getKey(), header.getValue()).signedBy(UNKNOWN)))
                    .isEqualTo(new KeyMissing(one, false));
            assertThat(verify(forge().header(header.getKey(), header.getValue())
                            .header("kid", "a")
                            .signedBy(UNKNOWN)))
                    .isEqualTo(BAD_SIGNATURE);
            valid(forge().header(header.getKey(), header.getValue()).signedBy(KEY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a' OR '1'='1", "A", " a", ""})
    void matchesNamesOfKeysExactly(String kid) {
        assertThat(verify(forge().header("kid", kid).signedBy(KEY))).isEqualTo(new KeyMissing(one, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "JWT"})
    void takesTheTypesOfAccessTokens(String type) {
        valid(forge().header("typ", type).signedBy(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "oauth-id-jag+jwt", "secevent+jwt", ""})
    void refusesTokensOfOtherTypes(String type) {
        assertThat(verify(forge().header("typ", type).signedBy(KEY))).isEqualTo(NO_ACCESS_TOKEN);
    }

    @Test
    void takesATokenThatDoesNotSayItsType() {
        valid(forge().withoutHeader("typ").signedBy(KEY));
    }

    @Test
    void refusesExtensionsThatMustBeUnderstood() {
        for (var name : List.of("crit", "b64", "zip", "enc")) {
            Object value = name.equals("crit") ? List.of("exp") : "DEF";
            assertThat(verify(forge().header(name, value).header("kid", "a").signature("AAAA")))
                    .as(name)
                    .isInstanceOf(Invalid.class);
        }
        assertThat(verify(forge().header("b64", true).signedBy(KEY))).isEqualTo(NO_ACCESS_TOKEN);
    }

    @Test
    void refusesAMemberThatStandsTwice() {
        long exp = Forge.NOW.getEpochSecond() + 300;
        var twice = "{\"iss\":\"%s\",\"sub\":\"eve\",\"sub\":\"ana\",\"aud\":\"x\",\"exp\":%d}".formatted(ISSUER, exp);
        assertThat(verify(forge().saying(twice, KEY))).isEqualTo(MALFORMED);

        var header = Forge.base64("{\"alg\":\"RS256\",\"kid\":\"b\",\"kid\":\"a\"}");
        var payload = forge().signedBy(KEY).text().split("\\.", -1)[1];
        assertThat(verify(new BearerToken(header + "." + payload + ".AAAA"))).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "", "{", "null"})
    void refusesAPayloadThatIsNoObject(String payload) {
        assertThat(verify(forge().saying(payload, KEY))).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesAPayloadThatWasChanged() {
        var parts = forge().signedBy(KEY).text().split("\\.", -1);
        var other = forge().claim("sub", "root").signedBy(KEY).text().split("\\.", -1);

        assertThat(verify(new BearerToken(parts[0] + "." + other[1] + "." + parts[2])))
                .isEqualTo(BAD_SIGNATURE);
    }

    @Test
    void holdsToTheTimesATokenSays() {
        long start = Forge.NOW.getEpochSecond();
        assertThat(verify(forge().claim("exp", start - 31).signedBy(KEY)))
                .isEqualTo(new Invalid("the token has expired"));
        valid(forge().claim("exp", start - 29).signedBy(KEY));
        assertThat(verify(forge().claim("nbf", start + 31).signedBy(KEY)))
                .isEqualTo(new Invalid("the token is not in force yet"));
        valid(forge().claim("nbf", start + 29).signedBy(KEY));
        assertThat(verify(forge().claim("iat", start + 3600).signedBy(KEY)))
                .isEqualTo(new Invalid("the token is not in force yet"));
    }

    @Test
    void needsASubjectAndAnExpiryThatAreWhatTheyShould() {
        assertThat(verify(forge().without("exp").signedBy(KEY))).isInstanceOf(Invalid.class);
        assertThat(verify(forge().without("sub").signedBy(KEY))).isInstanceOf(Invalid.class);
        for (Object wrong : List.of("tomorrow", -1, 1e300, true, List.of(1))) {
            assertThat(verify(forge().claim("exp", wrong).signedBy(KEY)))
                    .as("exp " + wrong)
                    .isInstanceOf(Invalid.class);
            assertThat(verify(forge().claim("nbf", wrong).signedBy(KEY)))
                    .as("nbf " + wrong)
                    .isInstanceOf(Invalid.class);
        }
        for (Object wrong : List.of("", 7, List.of("ana"), "a\nb", "x".repeat(256))) {
            assertThat(verify(forge().claim("sub", wrong).signedBy(KEY)))
                    .as("sub " + wrong)
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void knowsWhichCertificateATokenIsBoundToAndRefusesOtherProofs() {
        assertThat(valid(forge().claim("cnf", Map.of("x5t#S256", "thumb")).signedBy(KEY))
                        .certificate())
                .isEqualTo("thumb");
        for (Object other : List.of(
                Map.of("jkt", "x"), Map.of("x5t#S256", "t", "jkt", "x"), Map.of(), "x", Map.of("x5t#S256", ""))) {
            assertThat(verify(forge().claim("cnf", other).signedBy(KEY)))
                    .isEqualTo(new Invalid("the token is bound to a proof that is not taken here"));
        }
    }

    @Test
    void refusesATokenThatIsTooLongBeforeItIsRead() {
        assertThat(verify(forge().claim("x", "x".repeat(4096)).signedBy(KEY)))
                .isEqualTo(new Invalid("the token is too long"));
    }

    @Test
    void remembersWhatWasGoodUntilItExpires() {
        var token = forge().signedBy(KEY);
        valid(token);
        int looks = keys.looks();

        valid(token);

        assertThat(keys.looks()).isEqualTo(looks + 1); // that the keys are still the same
        now = Forge.NOW.plusSeconds(331);
        assertThat(verify(token)).isEqualTo(new Invalid("the token has expired"));
    }

    @Test
    void forgetsATokenWithTheKeyThatSignedIt() {
        var token = forge().signedBy(KEY);
        valid(token);

        keys.and(one, Forge.jwks(CURVE));

        assertThat(verify(token)).isEqualTo(new KeyMissing(one, false));
    }

    @Test
    void remembersOnlySoMany() {
        for (int i = 0; i < 50; i++) {
            valid(forge().claim("jti", i).signedBy(KEY));
        }
        assertThat(tokens.remembered()).isBetween(1, LIMITS.remembered());
    }

    @Test
    void tellsATokenFromAKeyByItsForm() {
        assertThat(BearerToken.isOne(forge().signedBy(KEY).text())).isTrue();
        for (var key : List.of(
                "mcpx_key_acme_abc",
                "eyJ",
                "eyJhbGciOiJub25lIn0.e30",
                "a.b.c",
                "eyJa.b.c.d.e",
                "eyJh.b c.d",
                "eyJ+.b.c")) {
            assertThat(BearerToken.isOne(key)).as(key).isFalse();
        }
    }

    @Test
    void neverShowsAToken() {
        var token = forge().signedBy(KEY);
        assertThat(token.toString()).doesNotContain(token.text().substring(0, 8));
    }

    private static Forge forge() {
        return new Forge(ISSUER);
    }

    private TokenOutcome verify(BearerToken token) {
        return tokens.verify(token);
    }

    private VerifiedToken valid(BearerToken token) {
        var outcome = verify(token);
        assertThat(outcome).isInstanceOf(Valid.class);
        return ((Valid) outcome).token();
    }
}
