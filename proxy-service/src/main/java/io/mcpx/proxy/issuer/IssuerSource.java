// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.proxy.identity.token.SigningKeys;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Where an issuer's keys are.
 *
 * @param jwksUrl null when its metadata has to say
 * @param egress which addresses the hosts of both may resolve to, also of a URL that the metadata says
 */
record IssuerSource(String issuer, @Nullable URI jwksUrl, Egress egress) {

    static IssuerSource of(IssuerSpec spec) {
        return new IssuerSource(spec.issuer(), spec.jwksUrl(), spec.egress());
    }

    /** Reads them; fails with what the operator should know. */
    Future<SigningKeys> read(Documents documents) {
        return url(jwksUrl == null ? issuer : jwksUrl.toString())
                .compose(own -> jwksUrl == null ? discovered(documents, own) : keys(documents, own));
    }

    private Future<SigningKeys> discovered(Documents documents, IssuerUrl own) {
        return metadata(documents, own.metadata())
                .compose(metadata -> jwks(metadata, own))
                .compose(found -> keys(documents, found));
    }

    /** The metadata that is at the first of these places that has any. */
    private Future<String> metadata(Documents documents, List<IssuerUrl> places) {
        var first = documents.get(places.getFirst(), egress);
        return places.size() == 1
                ? first
                : first.recover(absent -> metadata(documents, places.subList(1, places.size())));
    }

    /** Metadata that names another issuer is somebody else's (RFC 8414, 3.3). */
    private Future<IssuerUrl> jwks(String metadata, IssuerUrl own) {
        try {
            var members = JsonUtil.parseJson(metadata);
            if (!issuer.equals(members.get("issuer"))) {
                return failed("its metadata is of another issuer");
            }
            return members.get("jwks_uri") instanceof String text
                    ? url(text)
                            .compose(url -> url.isEncrypted() || !own.isEncrypted()
                                    ? Future.succeededFuture(url)
                                    : failed("its metadata has a jwks_uri without TLS"))
                    : failed("its metadata has no jwks_uri");
        } catch (JoseException malformed) {
            return failed("its metadata is no JSON object");
        }
    }

    private Future<SigningKeys> keys(Documents documents, IssuerUrl at) {
        return documents
                .get(at, egress)
                .compose(text -> SigningKeys.read(text)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> failed("its JWK set has no key that can be used")));
    }

    private static Future<IssuerUrl> url(String text) {
        return IssuerUrl.parse(text)
                .map(Future::succeededFuture)
                .orElseGet(() -> failed("its URL is not https (or http to a loopback address)"));
    }

    private static <T> Future<T> failed(String why) {
        return Future.failedFuture(new DocumentFailure(why));
    }

    @Override
    public String toString() {
        return issuer;
    }
}
