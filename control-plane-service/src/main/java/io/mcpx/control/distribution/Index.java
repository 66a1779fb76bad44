// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.configuration.resource.ResourceKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All resources of an organisation as of one revision, with their secrets sealed. Immutable; shared by all streams.
 *
 * @param committedAt when the revision was made; null while there is none
 */
record Index(long revision, @Nullable Instant committedAt, SortedMap<ResourceKey, String> bodies) {

    static final Index EMPTY = new Index(-1, null, new TreeMap<>());

    Index {
        bodies = Collections.unmodifiableSortedMap(bodies);
    }

    /** What a resource has become; the body is null when it is gone. */
    record Row(ResourceKey key, @Nullable String body, long revision) {}

    /** What was read: the rows that changed since a revision. */
    record News(long revision, @Nullable Instant committedAt, List<Row> rows) {}

    Index with(News news) {
        var changed = new TreeMap<>(bodies);
        var latest = Math.max(revision, news.revision());
        for (var row : news.rows()) {
            latest = Math.max(latest, row.revision());
            if (row.body() == null) {
                changed.remove(row.key());
            } else {
                changed.put(row.key(), row.body());
            }
        }
        return new Index(latest, news.committedAt(), changed);
    }
}
