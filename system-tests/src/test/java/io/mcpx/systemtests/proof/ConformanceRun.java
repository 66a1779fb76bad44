// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the conformance suite asks of the client under test.
 *
 * @param context what the scenario lets its client know; an empty object if nothing
 * @param url where its server listens
 */
record ConformanceRun(String scenario, String revision, JsonNode context, String url) {

    static ConformanceRun of(JsonNode asked) {
        return new ConformanceRun(
                asked.path("scenario").asText(),
                asked.path("revision").asText(),
                asked.path("context"),
                asked.path("url").asText());
    }

    boolean isModern() {
        return revision.equals(ModernClient.REVISION);
    }
}
