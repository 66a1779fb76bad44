// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.grant.GrantedHeader;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** Where the header of one credential comes from. */
interface HeaderSource {

    /** For logs: what it is, without anything secret. */
    String what();

    /** Gets the header anew. Fails with a {@link ConnectFailure}, in a time that is bounded. */
    Future<Leased<GrantedHeader>> fetch();

    /** A header for as long as its value may be used. */
    static Future<Leased<GrantedHeader>> header(String name, String before, Leased<String> value) {
        try {
            return Future.succeededFuture(value.map(secret -> new GrantedHeader(name, before + secret)));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(
                    new ConnectFailure(Kind.UNAVAILABLE, "credential for " + name + ": " + e.getMessage()));
        }
    }

    static Future<Leased<GrantedHeader>> bearer(Leased<String> token) {
        return header(HttpHeaders.AUTHORIZATION.toString(), "Bearer ", token);
    }
}
