// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import org.junit.jupiter.api.Test;

class ResultBridgeTest {

    private static final String ODD =
            "{ \"content\" : [ {\"type\":\"video\",\"n\":12345678901234567890.123456789} ],\"z\":1e400, \"a\":[] }";

    @Test
    void leavesEveryByteBetweenLegacyPeers() {
        assertThat(ResultBridge.forClient(Era.LEGACY, Era.LEGACY, Methods.TOOLS_CALL, Slice.trusted(ODD))
                        .text())
                .isEqualTo(ODD);
    }

    @Test
    void leavesEveryByteBetweenModernPeers() {
        var complete = "{\"resultType\":\"complete\",\"content\":[],\"n\":1.10}";

        assertThat(ResultBridge.forClient(Era.MODERN, Era.MODERN, Methods.TOOLS_CALL, Slice.trusted(complete))
                        .text())
                .isEqualTo(complete);
    }

    @Test
    void addsTheResultTypeModernClientsRequire() {
        assertThat(ResultBridge.forClient(Era.MODERN, Era.LEGACY, Methods.TOOLS_CALL, Slice.trusted("{\"content\":[]}"))
                        .text())
                .isEqualTo("{\"content\":[],\"resultType\":\"complete\"}");
    }

    @Test
    void addsCachingHintsToReads() {
        var result = ResultBridge.forClient(
                Era.MODERN, Era.LEGACY, Methods.RESOURCES_READ, Slice.trusted("{\"contents\":[]}"));

        assertThat(result.text())
                .isEqualTo("{\"contents\":[],\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\"}");
    }

    @Test
    void turnsStructuredContentThatLegacySchemasForbidIntoText() {
        var result = ResultBridge.forClient(
                Era.LEGACY,
                Era.MODERN,
                Methods.TOOLS_CALL,
                Slice.trusted("{\"resultType\":\"complete\",\"content\":[],\"structuredContent\":[1.10,2]}"));

        assertThat(result.asObject().has("structuredContent")).isFalse();
        assertThat(result.text()).contains("{\"type\":\"text\",\"text\":\"[1.10,2]\"}");
    }

    @Test
    void keepsStructuredObjectsForLegacyClients() {
        var text = "{\"resultType\":\"complete\",\"content\":[],\"structuredContent\":{\"n\":1.10}}";

        assertThat(ResultBridge.forClient(Era.LEGACY, Era.MODERN, Methods.TOOLS_CALL, Slice.trusted(text))
                        .text())
                .isEqualTo(text);
    }
}
