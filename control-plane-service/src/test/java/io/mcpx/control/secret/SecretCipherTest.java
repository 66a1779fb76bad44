// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.control.secret.SecretCipher.Place;
import io.mcpx.control.tenancy.OrganisationId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final String OLD = "q1fZ3v0m8lHkqk0y2Zt5o3b7m1xw9c4d6e8fGhIjKlM=";
    private static final String NEW = "Zt5o3b7m1xw9c4d6e8fGhIjKlMq1fZ3v0m8lHkqk0y0=";

    private final Place place = new Place(OrganisationId.random(), "CREDENTIAL/github", "/token");
    private final SecretCipher cipher = cipher(NEW, OLD);

    @Test
    void opensWhatItSealed() {
        var sealed = cipher.seal(place, "the-secret");

        assertThat(sealed).doesNotContain("the-secret");
        assertThat(SecretCipher.isSealed(sealed)).isTrue();
        assertThat(cipher.open(place, sealed)).contains("the-secret");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(cipher.seal(place, "s")).isNotEqualTo(cipher.seal(place, "s"));
    }

    @Test
    void opensNothingAtAnotherPlace() {
        var sealed = cipher.seal(place, "s");

        assertThat(cipher.open(new Place(OrganisationId.random(), place.entry(), place.field()), sealed))
                .isEmpty();
        assertThat(cipher.open(new Place(place.organisation(), "CREDENTIAL/other", place.field()), sealed))
                .isEmpty();
        assertThat(cipher.open(new Place(place.organisation(), place.entry(), "/value"), sealed))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        var sealed = cipher.seal(place, "s");
        var at = sealed.length() - 5;
        var changed = sealed.substring(0, at) + (sealed.charAt(at) == 'A' ? 'B' : 'A') + sealed.substring(at + 1);

        assertThat(cipher.open(place, changed)).isEmpty();
        assertThat(cipher.open(place, "${sealed:x.y}")).isEmpty();
        assertThat(cipher.open(place, "${sealed:}")).isEmpty();
    }

    @Test
    void opensWithAnEarlierKeyAndSealsWithTheFirst() {
        var earlier = cipher(OLD).seal(place, "s");

        assertThat(cipher.open(place, earlier)).contains("s");
        assertThat(cipher.isCurrent(earlier)).isFalse();
        assertThat(cipher.isCurrent(cipher.seal(place, "s"))).isTrue();
        assertThat(cipher(NEW).open(place, earlier)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "changeme", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void startsWithNoKeyThatIsNoRealOne(String key) {
        assertThatThrownBy(() -> cipher(key))
                .hasMessageContaining("MCPX_ENCRYPTION_KEY")
                .hasMessageContaining("expected");
    }

    private static SecretCipher cipher(String key, String... earlier) {
        return new SecretCipher(new MasterKeys(new EncryptionConfig() {
            @Override
            public Optional<String> key() {
                return Optional.of(key);
            }

            @Override
            public Optional<List<String>> keys() {
                return Optional.of(List.of(earlier));
            }
        }));
    }
}
