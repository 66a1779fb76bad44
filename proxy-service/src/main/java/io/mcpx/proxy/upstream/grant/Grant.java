// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.grant;

import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What the gateway shows to one server, kept ready in memory and renewed in time. Thread-safe. */
public interface Grant {

    /** The header to send, if one that holds is at hand; else null. Never waits. */
    @Nullable
    GrantedHeader ready();

    /** The header to send, waited for. Fails with a {@link ConnectFailure}; on any thread. */
    Future<GrantedHeader> obtain();

    /**
     * Another header than this one, which the server did not accept. Fails with a {@link ConnectFailure} if there is none, or if
     * others have been refused just before; on any thread.
     */
    Future<GrantedHeader> another(GrantedHeader refused);

    /** Nobody shows it any more. */
    void release();
}
