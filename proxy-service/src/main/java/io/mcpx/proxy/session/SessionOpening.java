// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;

/**
 * Who opens a session, and where.
 *
 * @param transport where the session is valid beside the endpoint
 */
public record SessionOpening(Caller caller, EndpointId endpoint, Transport transport, ClientProfile profile) {

    /** The two ways of legacy HTTP; a session of the one is unknown to the other. */
    public enum Transport {
        STREAMABLE_HTTP(""),
        HTTP_SSE("#sse");

        private final String suffix;

        Transport(String suffix) {
            this.suffix = suffix;
        }

        /** The place a session of this transport is bound to. */
        String placeAt(EndpointId endpoint) {
            return endpoint.path() + suffix;
        }
    }

    /** A client that has opened the stream of HTTP+SSE. */
    public static SessionOpening beforeInitialize(Caller caller, EndpointId endpoint) {
        return new SessionOpening(caller, endpoint, Transport.HTTP_SSE, ClientProfile.UNKNOWN);
    }
}
