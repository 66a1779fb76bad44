// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "files__read", "größe", "工具", "🔧"})
    void keepsWhatIsFit(String text) {
        assertThat(CleanText.of(text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'a\nb',a_b", "'a\r\nb',a__b", "'a b',a_b", "'a\u0000b',a_b", "'a\ud800b',a_b", "'a\u202eb',a_b"})
    void replacesWhatWouldForgeALineOrHideText(String text, String clean) {
        assertThat(CleanText.of(text, 100)).isEqualTo(clean);
    }

    @Test
    void cutsWithoutLeavingHalfACharacter() {
        assertThat(CleanText.of("ab🔧", 3)).isEqualTo("ab_");
    }
}
