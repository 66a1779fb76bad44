// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamRequest;

/** The gateway as a client of its own: it watches servers, and declares everything so that they list everything. */
public final class GatewayClient {

    /** How the gateway names itself where it has no client to name. */
    public static final Slice INFO =
            Slice.trusted("{\"name\":\"mcpx\",\"title\":\"MCPX gateway\",\"version\":\"0.1.0\"}");

    public static final ClientContext CONTEXT = new ClientContext(
            Era.LEGACY,
            null,
            Slice.trusted(
                    "{\"roots\":{\"listChanged\":true},\"sampling\":{},\"elicitation\":{\"form\":{},\"url\":{}}}"),
            INFO,
            null);

    /** Whether the gateway itself is this client. */
    public static boolean is(ClientContext client) {
        return client.equals(CONTEXT);
    }

    /** A request of the gateway's own. */
    public static UpstreamRequest request(String method, JsonObject params) {
        return new UpstreamRequest(method, params, CONTEXT, null, true);
    }

    public static UpstreamRequest request(String method) {
        return request(method, JsonObject.EMPTY);
    }

    /** A request of the gateway's own, with the params just written. */
    public static UpstreamRequest request(String method, byte[] params) {
        return request(method, Slice.trusted(params).asObject());
    }

    private GatewayClient() {}
}
