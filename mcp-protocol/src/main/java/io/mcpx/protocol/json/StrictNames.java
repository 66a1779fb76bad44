// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of one strict object as they pass: none may come twice, nor be one of the known ones spelt in another case.
 * Bounded, as nothing that is strict needs many. Not thread-safe.
 */
public final class StrictNames {

    private static final int MOST = 64;

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    public StrictNames(List<String> known) {
        known.forEach(name -> this.known.put(MemberName.fold(name), name));
    }

    /** Takes note of the next name; false if it is refused. */
    public boolean add(String name) {
        var folded = MemberName.fold(name);
        return seen.size() < MOST && seen.add(folded) && name.equals(known.getOrDefault(folded, name));
    }
}
