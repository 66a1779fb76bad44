// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.RandomCases;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderValuePropertyTest {

    @Test
    void carriesEveryCharacterOfEveryPlane() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            var text = Character.toString(surrogate ? 'x' : codePoint);
            if (!HeaderValue.decode(HeaderValue.encode(text)).equals(Optional.of(text))) {
                throw new AssertionError("U+%04X is lost".formatted(codePoint));
            }
        }
    }

    @Test
    void carriesEveryTextInVisibleAscii() {
        RandomCases.hold(20_000, random -> {
            var text = text(random);
            var header = HeaderValue.encode(text);

            assertThat(header).matches("[\\x20-\\x7e]*").isEqualTo(header.strip());
            assertThat(HeaderValue.decode(header)).contains(text);
        });
    }

    @Test
    void replacesALoneSurrogate() {
        assertThat(HeaderValue.decode(HeaderValue.encode("a\ud800b"))).contains("a\uFFFDb");
    }

    private static String text(Random random) {
        var text = new StringBuilder(random.nextInt(10) == 0 ? "=?base64?" : "");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextInt(3) == 0 ? random.nextInt(0xE000, 0x110000) : random.nextInt(0x100));
        }
        return text.append(random.nextInt(10) == 0 ? "?=" : "").toString();
    }
}
