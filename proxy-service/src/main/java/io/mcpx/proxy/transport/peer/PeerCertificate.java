// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.vertx.core.http.HttpServerRequest;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What TLS says of the replica at the other end of a connection. */
final class PeerCertificate {

    private static final int DEEPEST = 10;

    /** Whether the other end showed a certificate; one that is not trusted ends the handshake. */
    static boolean isShown(HttpServerRequest request) {
        var session = request.sslSession();
        if (session == null) {
            return false;
        }
        try {
            return session.getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    /** Whether the other end's certificate is not trusted here. */
    static boolean isUnknownHere(Throwable failure) {
        return causes(failure).anyMatch(CertificateException.class::isInstance);
    }

    /**
     * Whether the other end refused this one's certificate. It says so only after this end took the handshake for finished and sent
     * its request, of which it then read nothing.
     */
    static boolean isUnknownThere(Throwable failure) {
        return causes(failure).anyMatch(SSLHandshakeException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private PeerCertificate() {}
}
