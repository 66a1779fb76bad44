// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamRequest;

/** The request that begins a legacy session: in the client's name, with what the client can do. */
public final class InitializeRequest {

    public static UpstreamRequest of(ClientContext client, Revision revision) {
        var info = client.info();
        var params = new JsonWriter()
                .beginObject()
                .name("protocolVersion")
                .string(revision.wire())
                .name("capabilities")
                .raw(client.capabilities())
                .name("clientInfo")
                .raw(info == null ? GatewayClient.INFO : info)
                .endObject()
                .toBytes();
        return new UpstreamRequest(Methods.INITIALIZE, Slice.trusted(params).asObject(), client, null, false);
    }

    private InitializeRequest() {}
}
