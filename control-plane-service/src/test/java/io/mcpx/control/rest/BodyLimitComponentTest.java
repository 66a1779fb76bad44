// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitComponentTest {

    @Test
    void refusesABodyThatIsTooLongAsAnyOtherRequest() {
        var refused = Api.bootstrap().post("/api/v1/organisations", "x".repeat(5 * 1024 * 1024));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("type").textValue()).isEqualTo("urn:mcpx:problem:too-large");
    }
}
