// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.session.LegacySession;
import org.jspecify.annotations.Nullable;

/** What is known of the client program behind a request. */
public sealed interface ClientProgram {

    Revision revision();

    /** What it declared: of {@code initialize}, or of this request. */
    JsonObject capabilities();

    @Nullable
    JsonObject info();

    /** A client with a session: revisions up to 2025-11-25. */
    record Legacy(LegacySession session) implements ClientProgram {
        @Override
        public Revision revision() {
            return session.revision();
        }

        @Override
        public JsonObject capabilities() {
            return session.capabilities();
        }

        @Override
        public @Nullable JsonObject info() {
            return session.clientInfo();
        }
    }

    /** A client whose every request stands alone: 2026-07-28. */
    record Modern(
            Revision revision,
            JsonObject capabilities,
            @Nullable JsonObject info,
            @Nullable String logLevel) implements ClientProgram {}
}
