// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Node;
import io.mcpx.configuration.text.Problems;
import java.util.Optional;

/**
 * One entry of a configuration, named by its content.
 *
 * @param hash lower-case hexadecimal SHA-256 of the body in UTF-8
 * @param body the entry in {@link CanonicalJson}; may hold secrets
 */
public record Resource(ResourceKey key, String hash, String body) {

    /** The resource of this canonical body. */
    public static Resource of(ResourceKey key, String body) {
        return new Resource(key, Sha256.of(body.getBytes(UTF_8)), body);
    }

    /** The resource of an entry as it was read. */
    public static Resource of(ResourceKey key, Node entry) {
        return of(key, CanonicalJson.of(entry));
    }

    /** The resource of this JSON, made canonical; empty when it is no JSON. */
    public static Optional<Resource> ofJson(ResourceKey key, String json) {
        return ConfigText.readJson(key.toString(), json, new Problems()).map(node -> of(key, node));
    }

    /** Whether the hash is that of the body. */
    public boolean isIntact() {
        return hash.equals(Sha256.of(body.getBytes(UTF_8)));
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "Resource[key=" + key + ", hash=" + hash + "]";
    }
}
