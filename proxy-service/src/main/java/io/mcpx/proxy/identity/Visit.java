// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import io.mcpx.configuration.identity.HeaderLookup;
import io.mcpx.configuration.route.EndpointId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of its sender.
 *
 * @param path by which tokens call the endpoint
 * @param certificate SHA-256 of the certificate the client showed, base64url; null when it showed none. Asked only when it matters
 */
public record Visit(EndpointId endpoint, String path, HeaderLookup headers, Supplier<@Nullable String> certificate) {}
