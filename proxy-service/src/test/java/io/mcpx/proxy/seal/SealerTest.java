// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealerTest {

    private final Sealer sealer = Sealer.ephemeral();

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open("task", sealer.seal("task", "grüß \uD83D\uDE00")))
                .contains("grüß \uD83D\uDE00");
    }

    @Test
    void makesAnotherHandleEachTimeOfVisibleAsciiOnly() {
        var one = sealer.seal("task", "same");

        assertThat(one).isNotEqualTo(sealer.seal("task", "same")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void doesNotOpenAHandleOfAnotherPurpose() {
        assertThat(sealer.open("cursor", sealer.seal("task", "x"))).isEmpty();
    }

    @Test
    void doesNotOpenAHandleOfAnotherKey() {
        assertThat(Sealer.ephemeral().open("task", sealer.seal("task", "x"))).isEmpty();
    }

    @Test
    void doesNotOpenAHandleWithAnyCharacterChanged() {
        var handle = sealer.seal("task", "secret");

        assertThat(IntStream.range(0, handle.length() - 1).mapToObj(at -> flip(handle, at)))
                .allSatisfy(changed -> assertThat(sealer.open("task", changed)).isEmpty());
    }

    private static String flip(String handle, int at) {
        var other = handle.charAt(at) == 'A' ? 'B' : 'A';
        return handle.substring(0, at) + other + handle.substring(at + 1);
    }

    @Test
    void opensNothingThatIsNoHandle() {
        assertThat(sealer.open("task", "")).isEmpty();
        assertThat(sealer.open("task", "not base64 !")).isEmpty();
        assertThat(sealer.open("task", "AAAA")).isEmpty();
        assertThat(sealer.open("task", "A".repeat(1_000_000))).isEmpty();
    }

    @Test
    void replicasWithOneKeyOpenEachOthersHandles() {
        var key = new byte[32];
        var other = new Sealer(key, new SecureRandom());

        assertThat(other.open("task", new Sealer(key, new SecureRandom()).seal("task", "x")))
                .contains("x");
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sealer(new byte[16], new SecureRandom()))
                .withMessageContaining("16 bytes (expected: 32)");
    }
}
