// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import io.mcpx.examples.json.Json;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The two documents by which clients find out where tokens come from: RFC 9728 and RFC 8414. */
final class Metadata {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";

    /** Answers if the request is for the metadata of the resource; its path may have that of the resource behind it. */
    static boolean serveResource(HttpServerRequest request, List<String> scopes) {
        var path = request.path();
        if (path == null || !path.startsWith(RESOURCE)) {
            return false;
        }
        var document = Json.object().put("resource", origin(request) + path.substring(RESOURCE.length()));
        if (!scopes.isEmpty()) {
            document.putArray("authorization_servers").add(origin(request));
            scopes.forEach(document.putArray("scopes_supported")::add);
        }
        document.putArray("bearer_methods_supported").add("header");
        answer(request, Json.write(document));
        return true;
    }

    /** Answers if the request is for the metadata of the authorization server. */
    static boolean serveAuthorizationServer(HttpServerRequest request, List<String> scopes) {
        if (!AUTHORIZATION_SERVER.equals(request.path())) {
            return false;
        }
        var document =
                Json.object().put("issuer", origin(request)).put("token_endpoint", origin(request) + TokenDesk.PATH);
        document.putArray("grant_types_supported").add("client_credentials");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        scopes.forEach(document.putArray("scopes_supported")::add);
        answer(request, Json.write(document));
        return true;
    }

    static String resourceUrl(HttpServerRequest request) {
        return origin(request) + RESOURCE + request.path();
    }

    private static String origin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    private static void answer(HttpServerRequest request, String document) {
        request.response().putHeader("Content-Type", "application/json").end(document);
    }

    private Metadata() {}
}
