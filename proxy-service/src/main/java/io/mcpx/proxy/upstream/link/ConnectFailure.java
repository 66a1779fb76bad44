// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;

/** No session could be opened. */
public final class ConnectFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient UpstreamFailure failure;

    public ConnectFailure(UpstreamFailure failure) {
        super(failure.detail(), null, false, false);
        this.failure = failure;
    }

    public ConnectFailure(Kind kind, String detail) {
        this(new UpstreamFailure(kind, detail));
    }

    /** What a failed future of any origin says about the server. */
    public static UpstreamFailure reason(Throwable failure) {
        return failure instanceof ConnectFailure known
                ? known.failure
                : new UpstreamFailure(Kind.UNAVAILABLE, failure.getClass().getSimpleName());
    }
}
