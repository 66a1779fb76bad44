// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.Refused;
import io.mcpx.control.secret.MasterKeys;
import io.mcpx.control.secret.Sealing;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Places in lists, sealed: a cursor holds only for the list, filter and organisation it was made for. */
@Singleton
public final class Cursors {

    private final Sealing sealing;

    Cursors(MasterKeys keys) {
        this.sealing = keys.sealing("cursors");
    }

    String seal(String list, String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(list, place).getBytes(StandardCharsets.UTF_8));
    }

    String open(String list, String cursor) {
        try {
            var sealed = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return sealing.open(list, sealed).orElseThrow(Cursors::invalid);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Refused invalid() {
        return Refused.invalid("cursor", "not one of this list", "the nextCursor of the page before");
    }
}
