// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;

/** Names a set of resources by its content: equal sets have equal versions, in every process. */
final class Version {

    private static final int LINE = 120;

    /** @param resources in the order of their keys */
    static String of(Collection<Resource> resources) {
        var lines = new StringBuilder(resources.size() * LINE);
        for (var resource : resources) {
            lines.append(resource.key().kind())
                    .append('\t')
                    .append(resource.key().name())
                    .append('\t')
                    .append(resource.hash())
                    .append('\n');
        }
        return Sha256.of(lines.toString().getBytes(UTF_8));
    }

    private Version() {}
}
