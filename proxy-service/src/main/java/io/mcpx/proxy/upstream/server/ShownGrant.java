// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.proxy.upstream.grant.Grant;
import io.mcpx.proxy.upstream.grant.Grants;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one server is shown now. Read by any thread. */
final class ShownGrant implements Supplier<@Nullable Grant> {

    private final Grants grants;
    private @Nullable CredentialSpec credential;
    private volatile @Nullable Grant grant;

    ShownGrant(Grants grants) {
        this.grants = grants;
    }

    @Override
    public @Nullable Grant get() {
        return grant;
    }

    /** Whether that changed. */
    synchronized boolean change(@Nullable CredentialSpec wanted) {
        if (Objects.equals(credential, wanted)) {
            return false;
        }
        var before = grant;
        credential = wanted;
        grant = wanted == null ? null : grants.of(wanted);
        if (before != null) {
            before.release();
        }
        return true;
    }
}
