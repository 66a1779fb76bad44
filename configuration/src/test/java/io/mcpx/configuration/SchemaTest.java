// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON Schema for editors knows the same keys as the reader, which lists them when it meets one it does not know. */
class SchemaTest {

    private static final String STRANGE = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
    private static final String EXPECTED = "unknown key (expected: ";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /properties                                                   | ?
        /definitions/server/properties                                | servers: {one: {url: 'http://x/', ?}}
        /definitions/limits/properties                                | servers: {one: {url: 'http://x/', limits: {?}}}
        /definitions/tool/properties                                  | servers: {one: {url: 'http://x/', tools: {a: {?}}}}
        /definitions/child/properties                                 | servers: {one: {url: 'http://x/', tools: {a: {children: {b: {?}}}}}}
        /definitions/input/properties                                 | servers: {one: {url: 'http://x/', tools: {a: {inputs: {b: {?}}}}}}
        /definitions/text/anyOf/1/properties                          | servers: {one: {url: 'http://x/', tools: {a: {description: {append: x, ?}}}}}
        /definitions/apiKey/properties                                | credentials: {a: {type: apiKey, ?}}
        /definitions/bearer/properties                                | credentials: {a: {type: bearer, ?}}
        /definitions/clientCredentials/properties                     | credentials: {a: {type: clientCredentials, ?}}
        /definitions/toolGroup/properties                             | toolGroups: {a: {servers: {}, ?}}
        /definitions/gateway/properties                               | gateways: {a: {?}}
        /definitions/naming/properties                                | naming: {?}
        /definitions/permissions/properties                           | permissions: {?}
        /definitions/permission/anyOf/1/properties                    | permissions: {default: {default: allow, ?}}
        /definitions/agent/properties                                 | agents: {a: {?}}
        /definitions/key/properties                                   | agents: {a: {keys: [{?}]}}
        /definitions/subject/properties                               | agents: {a: {subjects: [{?}]}}
        /definitions/auth/properties                                  | auth: {?}
        /definitions/issuer/properties                                | auth: {issuers: [{?}]}
        """)
    void knowsTheKeysThatTheReaderKnows(String pointer, String section) throws IOException {
        var folder = new ConfigFolder(directory);
        folder.write("mcpx.yaml", "version: 1\n" + section.replace("?", STRANGE + ": 1") + "\n");

        assertThat(keys(schema().at(pointer))).isEqualTo(expected(folder));
    }

    @Test
    void refusesUnknownKeysEverywhere() throws IOException {
        assertThat(schema().findParents("properties"))
                .allSatisfy(node -> assertThat(node.path("additionalProperties").isBoolean())
                        .isTrue());
    }

    private static Set<String> expected(ConfigFolder folder) {
        return folder.errors("mcpx.yaml").stream()
                .filter(error -> error.contains(STRANGE))
                .map(error -> error.substring(error.indexOf(EXPECTED) + EXPECTED.length(), error.length() - 1))
                .flatMap(keys -> Arrays.stream(keys.split(", ", -1)))
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(JsonNode properties) {
        return properties.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static JsonNode schema() throws IOException {
        try (var in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream("/mcpx.schema.json"))) {
            return new JsonMapper().readTree(in);
        }
    }
}
