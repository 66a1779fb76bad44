// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;

/** How a request of the gateway's own ended. */
public sealed interface Outcome {

    record Answered(Slice result) implements Outcome {}

    record Refused(JsonRpcError error) implements Outcome {}

    record Failed(Broken broken) implements Outcome {}
}
