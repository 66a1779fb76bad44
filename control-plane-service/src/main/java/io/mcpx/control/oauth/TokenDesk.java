// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.keys.Issuer;
import io.mcpx.control.keys.Jwt;
import io.mcpx.control.keys.KeySet;
import io.mcpx.control.keys.SigningKeys;
import io.mcpx.control.serviceaccount.ServiceAccountRow;
import io.mcpx.control.serviceaccount.ServiceAccounts;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Gives access tokens (RFC 9068) to clients that prove themselves (RFC 6749, 4.4). */
@Singleton
final class TokenDesk {

    private static final String GRANT_TYPE = "client_credentials";

    private final Tenancy tenancy;
    private final ServiceAccounts accounts;
    private final Targets targets;
    private final SigningKeys keys;
    private final ClientRate rate;
    private final Issuer issuer;
    private final Clock clock;

    TokenDesk(
            Tenancy tenancy,
            ServiceAccounts accounts,
            Targets targets,
            SigningKeys keys,
            ClientRate rate,
            Issuer issuer,
            Clock clock) {
        this.tenancy = tenancy;
        this.accounts = accounts;
        this.targets = targets;
        this.keys = keys;
        this.rate = rate;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The answer to a token request; fails with {@link OAuthError}. */
    Uni<ObjectNode> token(ClientProof proof, Form form) {
        return keys.current()
                .chain(signing -> tenancy.inside(proof.client().organisation(), () -> grant(proof, form))
                        .map(grant -> answer(grant, signing)));
    }

    private Uni<Grant> grant(ClientProof proof, Form form) {
        return accounts.authenticated(proof.client(), proof.secret())
                .map(found -> found.orElseThrow(OAuthError::invalidClient))
                .invoke(account -> admit(account, form))
                .chain(account -> targets.audience(account, form.find("resource"))
                        .map(audience -> new Grant(account, audience, Grant.scopes(account, form.find("scope")))));
    }

    private void admit(ServiceAccountRow account, Form form) {
        if (!rate.admits(account.clientId())) {
            throw new OAuthError(OAuthError.Code.TOO_MANY, "too many tokens within a minute");
        }
        var type = form.find("grant_type")
                .orElseThrow(() -> new OAuthError(OAuthError.Code.INVALID_REQUEST, "grant_type is missing"));
        if (!type.equals(GRANT_TYPE)) {
            throw new OAuthError(OAuthError.Code.UNSUPPORTED_GRANT_TYPE, "expected: " + GRANT_TYPE);
        }
    }

    private ObjectNode answer(Grant grant, KeySet signing) {
        return Json.object()
                .put("access_token", Jwt.sign(signing, Jwt.ACCESS_TOKEN, claims(grant)))
                .put("token_type", "Bearer")
                .put("expires_in", issuer.tokenLifetime().toSeconds())
                .put("scope", grant.scope());
    }

    private ObjectNode claims(Grant grant) {
        var client = grant.account().clientId();
        var now = clock.instant();
        return Json.object()
                .put("iss", issuer.name())
                .put("sub", client.text())
                .put("aud", grant.audience())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(issuer.tokenLifetime()).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .put("client_id", client.text())
                .put("organisation", client.organisation().toString())
                .put("scope", grant.scope());
    }
}
