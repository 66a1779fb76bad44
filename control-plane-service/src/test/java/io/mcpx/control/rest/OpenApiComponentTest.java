// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.control.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiComponentTest {

    @Test
    void isCommittedAsItIsGenerated() throws IOException {
        var generated = Files.readString(Path.of("target/openapi/openapi.yaml"));

        assertThat(generated).contains("\nopenapi: 3.1");
        assertThat(Files.readString(Path.of("openapi.yaml")))
                .as("copy target/openapi/openapi.yaml to control-plane-service/openapi.yaml")
                .isEqualTo(generated);
    }
}
