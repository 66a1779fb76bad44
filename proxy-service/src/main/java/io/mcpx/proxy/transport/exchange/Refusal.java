// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.message.RequestId;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with an error before the gateway sees it.
 *
 * @param id of the request, when it could be read
 * @param header one more header of the response
 */
public record Refusal(
        int status,
        JsonRpcError error,
        @Nullable RequestId id,
        @Nullable Header header) {

    /** An HTTP header. */
    public record Header(CharSequence name, String value) {}

    public static Refusal of(int status, int code, String message) {
        return new Refusal(status, JsonRpcError.of(code, message), null, null);
    }

    /** Refused for what HTTP says about it. */
    public static Refusal invalid(int status, String message) {
        return of(status, ErrorCodes.INVALID_REQUEST, message);
    }

    public static Refusal methodNotAllowed(String allowed) {
        return invalid(405, "method not allowed (expected: " + allowed + ")").with(HttpHeaders.ALLOW, allowed);
    }

    /** Refused for now: the client may come again. */
    public static Refusal overloaded(int status, String message, Duration retryAfter) {
        return of(status, ErrorCodes.INTERNAL_ERROR, message)
                .with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    public Refusal with(CharSequence name, String value) {
        return new Refusal(status, error, id, new Header(name, value));
    }

    public Refusal about(@Nullable RequestId request) {
        return new Refusal(status, error, request, header);
    }
}
