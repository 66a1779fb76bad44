// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** What component tests begin with. */
public final class Seed {

    /** A new organisation, seen by the bootstrap administrator. */
    public static Api organisation() {
        var slug = "o-" + UUID.randomUUID().toString().substring(0, 13);
        var created = Api.bootstrap()
                .post("/api/v1/organisations", "{\"slug\": \"" + slug + "\", \"name\": \"An organisation\"}");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return Api.bootstrap().at("/api/v1/organisations/" + slug);
    }

    private Seed() {}
}
