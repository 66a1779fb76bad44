// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.document.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class JwtTest {

    private static final KeyPair PAIR = pair();
    private static final KeySet KEYS = keys(PAIR);
    private static final String TOKEN =
            Jwt.sign(KEYS, Jwt.ACCESS_TOKEN, Json.object().put("sub", "me"));

    @Test
    void readsBackWhatItHasSigned() {
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, TOKEN))
                .hasValueSatisfying(
                        claims -> assertThat(claims.path("sub").textValue()).isEqualTo("me"));
    }

    @Test
    void refusesTokensOfOtherKeysAndOtherTypes() {
        assertThat(Jwt.verify(keys(pair()), Jwt.ACCESS_TOKEN, TOKEN)).isEmpty();
        assertThat(Jwt.verify(KEYS, "session+jwt", TOKEN)).isEmpty();
    }

    @Test
    void refusesATokenOfWhichAnythingIsChanged() {
        for (var i = 0; i < TOKEN.length(); i++) {
            var other = TOKEN.charAt(i) == 'A' ? 'B' : 'A';
            var changed = TOKEN.substring(0, i) + other + TOKEN.substring(i + 1);
            assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, changed)).as(changed).isEmpty();
        }
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, TOKEN + "=")).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, TOKEN + ".")).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1)))
                .isEmpty();
    }

    @Test
    void takesNoOtherAlgorithmWhateverTheTokenSays() throws GeneralSecurityException {
        var none = part("{\"alg\":\"none\",\"kid\":\"k\",\"typ\":\"at+jwt\"}") + "." + part("{\"sub\":\"me\"}") + ".";
        var hmac = part("{\"alg\":\"HS256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}") + "." + part("{\"sub\":\"me\"}");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PAIR.getPublic().getEncoded(), "HmacSHA256"));

        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, none)).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, hmac + "." + encoded(mac.doFinal(hmac.getBytes(UTF_8)))))
                .isEmpty();
    }

    @Test
    void refusesHeadersItDoesNotKnowAndClaimsThatStandTwice() throws GeneralSecurityException {
        var embedded = signed("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\",\"jwk\":{}}", "{\"sub\":\"me\"}");
        var critical =
                signed("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\",\"crit\":[\"x\"]}", "{\"sub\":\"me\"}");
        var twice = signed("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}", "{\"sub\":\"me\",\"sub\":\"you\"}");
        var good = signed("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}", "{\"sub\":\"me\"}");

        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, embedded)).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, critical)).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, twice)).isEmpty();
        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, good)).isPresent();
    }

    @Test
    void refusesASignatureOfZeros() {
        var zeros = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1) + encoded(new byte[64]);

        assertThat(Jwt.verify(KEYS, Jwt.ACCESS_TOKEN, zeros)).isEmpty();
    }

    private static String signed(String header, String claims) throws GeneralSecurityException {
        var text = part(header) + "." + part(claims);
        var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(PAIR.getPrivate());
        signer.update(text.getBytes(UTF_8));
        return text + "." + encoded(signer.sign());
    }

    private static String part(String json) {
        return encoded(json.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeySet keys(KeyPair pair) {
        return new KeySet("k", pair.getPrivate(), Map.of("k", (ECPublicKey) pair.getPublic()), Instant.EPOCH);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
