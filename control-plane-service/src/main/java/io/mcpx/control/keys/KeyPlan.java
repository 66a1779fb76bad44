// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When keys come and go. The next one is published a while before it signs, so that nobody meets a token of a key they have not
 * read; the last one stays until its tokens have expired. Pure.
 *
 * @param lifetime how long a key signs
 * @param notice how long it is published before
 * @param tail how long it is published after
 */
record KeyPlan(Duration lifetime, Duration notice, Duration tail) {

    /**
     * When a key that has to be made now begins to sign; empty when none has to.
     *
     * @param starts when each known key begins to sign, from the oldest
     */
    Optional<Instant> next(List<Instant> starts, Instant now) {
        if (starts.isEmpty()) {
            return Optional.of(now);
        }
        var due = starts.getLast().plus(lifetime);
        var earliest = now.plus(notice);
        return due.isAfter(earliest) ? Optional.empty() : Optional.of(earliest);
    }

    /** The place of the key that signs now: the last that has begun; the first if none has. */
    int signing(List<Instant> starts, Instant now) {
        var place = 0;
        for (var i = 0; i < starts.size(); i++) {
            if (!starts.get(i).isAfter(now)) {
                place = i;
            }
        }
        return place;
    }

    /** The places of those that nothing can be verified with any more. */
    List<Integer> over(List<Instant> starts, Instant now) {
        var over = new ArrayList<Integer>();
        for (var i = 0; i + 1 < starts.size(); i++) {
            if (starts.get(i + 1).plus(tail).isBefore(now)) {
                over.add(i);
            }
        }
        return over;
    }
}
