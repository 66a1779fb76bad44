// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.PostgresResource;
import io.mcpx.control.Seed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InstancesComponentTest {

    @Test
    void showsTheEnrolmentTokenOnce() {
        var api = Seed.organisation();

        var made = api.post("/instances", "{\"name\": \"shared\"}");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var token = made.json().path("enrolmentToken").textValue();
        assertThat(token).startsWith("mcpx_enrol_");
        assertThat(api.get("/instances/shared").text()
                        + api.get("/instances").text()
                        + api.get("/changes").text())
                .doesNotContain(token);
        assertThat(api.get("/instances").json().at("/items/0/name").textValue()).isEqualTo("shared");
    }

    @Test
    void refusesANameTwiceAndAnIdentityThatDoesNotExist() {
        var api = Seed.organisation();
        api.post("/instances", "{\"name\": \"shared\"}");

        assertThat(api.post("/instances", "{\"name\": \"shared\"}").status()).isEqualTo(409);
        assertThat(api.post("/instances", "{\"name\": \"own\", \"dedicatedTo\": \"nobody\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/instances", "{\"name\": \"own\", \"colour\": \"red\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void forgetsADeletedInstance() {
        var api = Seed.organisation();
        var tag = api.post("/instances", "{\"name\": \"shared\"}").tag();

        assertThat(api.delete("/instances/shared").status()).isEqualTo(428);
        assertThat(api.with("If-Match", tag).delete("/instances/shared").status())
                .isEqualTo(204);
        assertThat(api.get("/instances/shared").status()).isEqualTo(404);
    }
}
