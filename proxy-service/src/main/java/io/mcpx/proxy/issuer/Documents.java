// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.vertx.core.Future;

/** Where documents of issuers come from. */
@FunctionalInterface
interface Documents {

    /**
     * The text of a document; fails with a {@link DocumentFailure}.
     *
     * @param egress which addresses its host may resolve to
     */
    Future<String> get(IssuerUrl url, Egress egress);
}
