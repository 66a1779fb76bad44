// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Revision;
import org.jspecify.annotations.Nullable;

/** What {@code initialize} settled about a client. */
public record ClientProfile(
        Revision revision,
        JsonObject capabilities,
        @Nullable JsonObject info) {

    /** A client of HTTP+SSE whose stream is open but who has not yet said who it is. */
    static final ClientProfile UNKNOWN = new ClientProfile(Revision.V2024_11_05, JsonObject.EMPTY, null);
}
