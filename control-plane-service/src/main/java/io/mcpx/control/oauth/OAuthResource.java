// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import io.mcpx.control.access.Scopes;
import io.mcpx.control.document.Json;
import io.mcpx.control.keys.Issuer;
import io.mcpx.control.keys.SigningKeys;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The authorization server: its token endpoint, its metadata (RFC 8414), its keys (RFC 7517). */
@Path("/")
@Tag(name = "oauth", description = "Access tokens for service accounts.")
@Produces(MediaType.APPLICATION_JSON)
public class OAuthResource {

    private static final String PUBLIC = "public, max-age=300";

    private final TokenDesk desk;
    private final SigningKeys keys;
    private final Issuer issuer;

    OAuthResource(TokenDesk desk, SigningKeys keys, Issuer issuer) {
        this.desk = desk;
        this.keys = keys;
        this.issuer = issuer;
    }

    @POST
    @Path("oauth/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> token(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String body) {
        return Uni.createFrom()
                .deferred(() -> {
                    var form = Form.read(body);
                    return desk.token(ClientProof.read(authorization, form), form);
                })
                .map(answer -> Response.ok(Json.text(answer))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .onFailure(OAuthError.class)
                .recoverWithItem(OAuthError::response);
    }

    @GET
    @Path(".well-known/jwks.json")
    public Uni<Response> jwks() {
        return keys.current()
                .map(set -> Response.ok(Json.text(set.jwks()))
                        .header(HttpHeaders.CACHE_CONTROL, PUBLIC)
                        .build());
    }

    @GET
    @Path(".well-known/oauth-authorization-server")
    public Response metadata() {
        var document = Json.object()
                .put("issuer", issuer.name())
                .put("token_endpoint", issuer.tokenEndpoint())
                .put("jwks_uri", issuer.jwks());
        document.putArray("response_types_supported");
        document.putArray("grant_types_supported").add("client_credentials");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        var scopes = document.putArray("scopes_supported");
        Scopes.all().forEach(scopes::add);
        return Response.ok(Json.text(document))
                .header(HttpHeaders.CACHE_CONTROL, PUBLIC)
                .build();
    }
}
