// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.Api;
import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IsolationComponentTest {

    private static final String BODY = "{\"name\": \"issues\", \"url\": \"https://issues.example.com/mcp\"}";

    @Test
    void letsNobodyInWithoutAProof() {
        for (var api : new Api[] {
            Api.anonymous(),
            Api.anonymous().with("Authorization", "Bearer wrong"),
            Api.anonymous().with("Authorization", "Basic eDp5"),
            Api.anonymous().with("Authorization", "Bearer " + PostgresResource.BOOTSTRAP_TOKEN + "x")
        }) {
            for (var path : new String[] {"/api/v1/organisations", "/api/v1/organisations/any/servers"}) {
                var reply = api.get(path);
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void findsNothingOfAnotherOrganisation() {
        var ours = Seed.organisation();
        var theirs = Seed.organisation();
        assertThat(theirs.post("/servers", BODY).status()).isEqualTo(201);

        assertThat(ours.get("/servers/issues").status()).isEqualTo(404);
        assertThat(ours.get("/servers").json().path("items")).isEmpty();
        assertThat(ours.get("/revisions").json().path("items")).isEmpty();
        assertThat(ours.with("If-Match", "*").delete("/servers/issues").status())
                .isEqualTo(404);
        assertThat(theirs.get("/servers/issues").status()).isEqualTo(200);
    }

    @Test
    void knowsNoOrganisationThatDoesNotExist() {
        assertThat(Api.bootstrap().get("/api/v1/organisations/nobody").status()).isEqualTo(404);
        assertThat(Api.bootstrap()
                        .get("/api/v1/organisations/00000000-0000-0000-0000-000000000000/servers")
                        .status())
                .isEqualTo(404);
        assertThat(Api.bootstrap().get("/api/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void saysNothingOfItsInsides() {
        var reply = Seed.organisation().post("/servers", "{\"name\": \"x\", \"url\": 3}");

        assertThat(reply.text())
                .doesNotContain("io.mcpx")
                .doesNotContain("Exception")
                .doesNotContain("select ");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
