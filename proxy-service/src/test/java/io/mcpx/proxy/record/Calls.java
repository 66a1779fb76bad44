// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord.ModelLabel;
import io.mcpx.proxy.record.CallRecord.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Call records for tests. */
public final class Calls {

    public static CallRecord tool(@Nullable String server, String tool, Outcome outcome, int code) {
        return call("tools/call", "ci-bot", "tag-1", server, tool, outcome, code, null);
    }

    public static CallRecord call(
            String method,
            String agent,
            @Nullable String tag,
            @Nullable String server,
            @Nullable String item,
            Outcome outcome,
            int code,
            @Nullable ModelLabel model) {
        return new CallRecord(
                Instant.EPOCH,
                Duration.ofMillis(7),
                "/mcp",
                agent,
                tag,
                "cursor",
                Revision.V2025_11_25,
                method,
                server,
                item,
                "rule-1",
                outcome,
                code,
                100,
                200,
                null,
                model);
    }

    private Calls() {}
}
