// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.Resource;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.document.Secrets;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.inject.Singleton;

/** Makes of a stored body the one that travels, with its secrets. Whoever asks uses it at once and keeps nothing but its hash. */
@Singleton
public final class OpenBodies {

    private static final String SEALED = "${sealed:";

    private final Secrets secrets;

    OpenBodies(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The resource with its secrets.
     *
     * @throws IllegalStateException if the key that sealed a secret is not configured any more
     */
    public Resource open(OrganisationId organisation, ResourceKey key, String sealed) {
        var body = sealed.contains(SEALED) ? opened(organisation, key, sealed) : sealed;
        // Texts without escapes are canonical already; only there do writers of JSON differ.
        return body.indexOf('\\') < 0
                ? Resource.of(key, body)
                : Resource.ofJson(key, body).orElseThrow(() -> new IllegalStateException(key + ": no JSON"));
    }

    private String opened(OrganisationId organisation, ResourceKey key, String sealed) {
        var id = new EntryId(Kind.valueOf(key.kind().name()), key.name());
        return Json.canonical(secrets.opened(organisation, id, Json.stored(sealed)));
    }
}
