// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;

/** One kind of place where secrets are kept. Beans of this type are found by their scheme: a new kind of store is one more bean. */
public interface SecretSource {

    /** What stands before the colon of a reference, as {@code vault} in <code>${vault:path#field}</code>. */
    String scheme();

    /**
     * Reads a secret, without blocking, in a time of its own that is bounded. Fails with a {@link ConnectFailure} whose detail may
     * name the locator, and never has anything of a value. On any thread.
     */
    Future<Leased<String>> find(String locator);
}
