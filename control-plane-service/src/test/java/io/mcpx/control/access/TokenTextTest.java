// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.TestHashes;
import io.mcpx.control.tenancy.OrganisationId;
import org.junit.jupiter.api.Test;

class TokenTextTest {

    private final OrganisationId organisation = OrganisationId.random();

    @Test
    void tellsItsOrganisationAndNothingElse() {
        var token = TokenText.random(TokenText.Kind.ACCESS_TOKEN, organisation);

        assertThat(TokenText.parse(TokenText.Kind.ACCESS_TOKEN, token.text())).contains(token);
        assertThat(token.organisation()).isEqualTo(organisation);
        assertThat(token.hash()).isEqualTo(TestHashes.sha256(token.text()));
        assertThat(token.toString()).doesNotContain(token.text().substring(42));
    }

    @Test
    void isOfOneKindOnly() {
        var token = TokenText.random(TokenText.Kind.ACCESS_TOKEN, organisation);

        assertThat(TokenText.parse(TokenText.Kind.AGENT_KEY, token.text())).isEmpty();
        assertThat(TokenText.parse(TokenText.Kind.ACCESS_TOKEN, token.text() + "x"))
                .isEmpty();
        assertThat(TokenText.parse(TokenText.Kind.ACCESS_TOKEN, "mcpx_pat_x")).isEmpty();
    }
}
