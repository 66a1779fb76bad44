// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The certificate a client showed, by which a token may be bound to it (RFC 8705). */
final class ClientCertificate {

    /** SHA-256 of it, base64url as in {@code x5t#S256}; null when the client showed none. */
    static @Nullable String thumbprint(HttpServerRequest request) {
        var session = request.sslSession();
        if (session == null) {
            return null;
        }
        try {
            var encoded = session.getPeerCertificates()[0].getEncoded();
            var hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (SSLPeerUnverifiedException | CertificateEncodingException none) {
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private ClientCertificate() {}
}
