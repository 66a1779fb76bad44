// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import io.mcpx.configuration.route.ServerSpec.Egress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server whose access tokens (RFC 9068) callers may show.
 *
 * @param issuer its identifier, compared with the claim {@code iss} exactly
 * @param jwksUrl where its keys are: https, or a loopback address; null means that its metadata (RFC 8414) says it
 * @param egress which addresses the host of either may resolve to
 * @param audiences what {@code aud} may be beside the URL of the endpoint that is called
 * @param subjectClaim the claim that says who the caller is
 * @param scopes what each of its tokens must be granted, at every endpoint
 */
public record IssuerSpec(
        String issuer,
        @Nullable URI jwksUrl,
        Egress egress,
        Set<String> audiences,
        String subjectClaim,
        Set<String> scopes) {

    /** The claim that names the caller where nothing else is said. */
    public static final String SUBJECT = "sub";

    public IssuerSpec {
        audiences = Set.copyOf(audiences);
        scopes = Set.copyOf(scopes);
    }
}
