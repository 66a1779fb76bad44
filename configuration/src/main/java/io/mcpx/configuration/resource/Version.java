// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.SortedMap;

/** Names a set of resources by its content: equal sets have equal versions, in every process. */
public final class Version {

    private static final int LINE = 120;

    /** @param resources in the order of their keys */
    static String of(Collection<Resource> resources) {
        var lines = new StringBuilder(resources.size() * LINE);
        for (var resource : resources) {
            line(lines, resource.key(), resource.hash());
        }
        return Sha256.of(lines.toString().getBytes(UTF_8));
    }

    /** The version of the resources of these hashes, each in lower-case hexadecimal. */
    public static String of(SortedMap<ResourceKey, String> hashes) {
        var lines = new StringBuilder(hashes.size() * LINE);
        hashes.forEach((key, hash) -> line(lines, key, hash));
        return Sha256.of(lines.toString().getBytes(UTF_8));
    }

    private static void line(StringBuilder lines, ResourceKey key, String hash) {
        lines.append(key.kind())
                .append('\t')
                .append(key.name())
                .append('\t')
                .append(hash)
                .append('\n');
    }

    private Version() {}
}
