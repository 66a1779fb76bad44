// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionTest {

    @Test
    void listsTheNewestFirst() {
        assertThat(Revision.newestFirst())
                .extracting(Revision::wire)
                .containsExactly("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    }

    @Test
    void knowsItsDatesOnly() {
        assertThat(Revision.of("2025-03-26")).contains(Revision.V2025_03_26);
        assertThat(Revision.of("2025-03-27")).isEmpty();
    }

    @Test
    void onlyOneRevisionTakesBatches() {
        assertThat(Revision.newestFirst()).filteredOn(Revision::batches).containsExactly(Revision.V2025_03_26);
    }

    @Test
    void namesTheParameterThatTheNameHeaderRepeats() {
        assertThat(Methods.nameMember("tools/call")).isEqualTo("name");
        assertThat(Methods.nameMember("resources/read")).isEqualTo("uri");
        assertThat(Methods.nameMember("tasks/update")).isEqualTo("taskId");
        assertThat(Methods.nameMember("tools/list")).isNull();
    }

    @Test
    void knowsWhatWentAndWhatCameWithTheModernEra() {
        assertThat(Methods.clientRequests(Era.MODERN))
                .contains("server/discover")
                .doesNotContain("initialize", "ping");
        assertThat(Methods.clientRequests(Era.LEGACY)).contains("initialize").doesNotContain("subscriptions/listen");
    }
}
