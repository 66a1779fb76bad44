// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.token.ResourceUrls;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/**
 * The documents that tell clients which issuers are trusted (RFC 9728). They say the same of every endpoint, so that nobody learns from
 * them which gateways exist.
 */
@Singleton
final class WellKnown {

    private static final String METHODS = "GET, OPTIONS";
    private static final String MAIN = "/mcp";

    private final Snapshots snapshots;

    WellKnown(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Answers a request to a path that begins with {@link ResourceUrls#WELL_KNOWN}. */
    void answer(Exchange exchange) {
        var method = exchange.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            Cors.preflight(exchange.request(), METHODS);
            exchange.answer(204);
        } else if (method.equals(HttpMethod.GET)) {
            document(exchange.path()).ifPresentOrElse(json -> exchange.answer(200, json), () -> refuse(exchange));
        } else {
            exchange.refuse(Refusal.methodNotAllowed(METHODS));
        }
    }

    private static void refuse(Exchange exchange) {
        exchange.refuse(Doorkeeper.UNKNOWN_ENDPOINT);
    }

    private Optional<byte[]> document(String rawPath) {
        var auth = snapshots.current().snapshot().auth();
        var publicUrl = auth.publicUrl();
        if (auth.issuers().isEmpty() || publicUrl == null) {
            return Optional.empty();
        }
        var below = withoutPrefix(rawPath.substring(ResourceUrls.WELL_KNOWN.length()), ResourceUrls.prefix(publicUrl));
        return Target.parse(below.isEmpty() || below.equals("/") ? MAIN : below)
                .map(target -> document(new ResourceUrls(publicUrl, target.resource()), auth.issuers()));
    }

    private static byte[] document(ResourceUrls urls, Collection<IssuerSpec> issuers) {
        var json = new JsonWriter().beginObject().name("resource").string(urls.resource());
        json.name("authorization_servers").beginArray();
        issuers.forEach(issuer -> json.string(issuer.issuer()));
        json.endArray();
        var scopes = Challenge.scopes(issuers);
        if (!scopes.isEmpty()) {
            json.name("scopes_supported").beginArray();
            scopes.forEach(json::string);
            json.endArray();
        }
        json.name("bearer_methods_supported").beginArray().string("header").endArray();
        return json.endObject().toBytes();
    }

    /** The public URL may have a path of its own, which whatever stands before the gateway may or may not take away. */
    private static String withoutPrefix(String path, String prefix) {
        return !prefix.isEmpty() && path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }
}
