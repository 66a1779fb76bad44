// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.distribution.InstanceProof;
import io.vertx.core.http.HttpConnection;
import io.vertx.grpc.server.GrpcServerRequest;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Takes from a call what it shows to prove who it is: the token if there is one, otherwise the certificate of the connection. */
final class Presented {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDENTITY = Pattern.compile("mcpx://([a-z0-9-]{1,63})/([a-z0-9-]{1,63})");
    private static final int URI = 6;

    static Optional<InstanceProof> by(GrpcServerRequest<InstanceMessage, ControlMessage> request) {
        var authorization = request.headers().get("authorization");
        return authorization == null ? certificate(request.connection()) : token(authorization);
    }

    private static Optional<InstanceProof> token(String authorization) {
        var bearer = BEARER.matcher(authorization);
        return bearer.matches()
                ? TokenText.parse(TokenText.Kind.ENROLMENT, bearer.group(1)).map(InstanceProof.Token::new)
                : Optional.empty();
    }

    private static Optional<InstanceProof> certificate(HttpConnection connection) {
        try {
            return connection.isSsl()
                    ? connection.peerCertificates().stream().findFirst().flatMap(Presented::identity)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /** Exactly one URI names an instance; two leave open which it is. */
    private static Optional<InstanceProof> identity(Certificate certificate) {
        var named = uris(certificate).stream()
                .map(IDENTITY::matcher)
                .filter(match -> match.matches())
                .toList();
        return named.size() == 1
                ? Optional.of(new InstanceProof.Certificate(
                        named.getFirst().group(1), named.getFirst().group(2)))
                : Optional.empty();
    }

    private static List<String> uris(Certificate certificate) {
        try {
            Collection<List<?>> names =
                    certificate instanceof X509Certificate x509 ? x509.getSubjectAlternativeNames() : null;
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(URI).equals(name.getFirst()))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private Presented() {}
}
