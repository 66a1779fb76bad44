// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * A grant whose header is kept.
 *
 * @param end what is done when nobody shows it any more
 */
record KeptGrant(Kept<GrantedHeader> header, Runnable end) implements Grant {

    @Override
    public @Nullable GrantedHeader ready() {
        return header.known();
    }

    @Override
    public Future<GrantedHeader> obtain() {
        return header.get();
    }

    /** The same again is no other: the server has just said what it thinks of it. */
    @Override
    public Future<GrantedHeader> another(GrantedHeader refused) {
        return header.insteadOf(refused)
                .compose(other -> other.isLike(refused)
                        ? Future.failedFuture(new ConnectFailure(Kind.UNAUTHORIZED, "credential refused"))
                        : Future.succeededFuture(other));
    }

    @Override
    public void release() {
        end.run();
    }
}
