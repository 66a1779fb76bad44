// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one fact about one request: allowed, denied or failed.
 *
 * @param endpoint its path
 * @param agent the proved subject
 * @param consumerTag the caller's label, or null
 * @param clientName the client program's normalised name, or null
 * @param server the server's name, or null when none was reached
 * @param item exposed tool or prompt name or resource URI, or null
 * @param rule the rule that decided, or null
 * @param code JSON-RPC error code, or 0
 * @param requestBytes size of the request message
 * @param responseBytes size of the result or error
 * @param traceId W3C trace id, or null
 * @param model the language model the client says it uses, or null
 */
public record CallRecord(
        Instant at,
        Duration took,
        String endpoint,
        String agent,
        @Nullable String consumerTag,
        @Nullable String clientName,
        Revision revision,
        String method,
        @Nullable String server,
        @Nullable String item,
        @Nullable String rule,
        Outcome outcome,
        int code,
        long requestBytes,
        long responseBytes,
        @Nullable String traceId,
        @Nullable ModelLabel model) {

    /** The tool or prompt, or null for every other method: a resource's URI may say too much. */
    public @Nullable String itemName() {
        return method.equals(Methods.TOOLS_CALL) || method.equals(Methods.PROMPTS_GET) ? item : null;
    }

    /** What a client says of its language model: a label, never proof. */
    public record ModelLabel(String provider, String id) {

        /** From Lunar's two headers, which count only together; null otherwise. */
        public static @Nullable ModelLabel of(Function<String, @Nullable String> headers) {
            var provider = headers.apply("x-lunar-llm-provider");
            var id = headers.apply("x-lunar-llm-model-id");
            return provider == null || id == null ? null : new ModelLabel(provider, id);
        }
    }

    /** How a request ended. The labels are never renamed. */
    public enum Outcome {
        OK("ok"),
        TOOL_ERROR("tool_error"),
        INPUT_REQUIRED("input_required"),
        DENIED("denied"),
        INVALID("invalid"),
        SERVER_ERROR("server_error"),
        UPSTREAM_FAILED("upstream_failed"),
        CANCELLED("cancelled"),
        INTERNAL("internal");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
