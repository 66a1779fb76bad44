// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.guard.Breaker;
import io.mcpx.proxy.upstream.guard.Bulkhead;
import io.vertx.core.Future;

/** What the calls of one server have in common, and what they tell of how they went. Thread-safe. */
interface CallGuard {

    CallClock clock();

    ServerSpec spec();

    Bulkhead bulkhead();

    Breaker breaker();

    ClientSessions sessions();

    /** A call got no answer, for a reason that may be the server's. */
    void broken(UpstreamFailure why);

    /** A call got this error, which may not fit what is known of the server's era. */
    void contradiction(JsonRpcError error);

    /** The schema of the tool this request calls, read again. Fails if the tool is gone. */
    Future<Slice> freshSchema(UpstreamRequest request);
}
