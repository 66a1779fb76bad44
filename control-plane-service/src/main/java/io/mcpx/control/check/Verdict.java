// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import java.util.List;

/**
 * What is to be said of a configuration that is good.
 *
 * @param affected whose view differs from that of before, if that was asked
 */
public record Verdict(List<Affected> affected) {

    /** Nothing is to be said. */
    public static final Verdict GOOD = new Verdict(List.of());

    public Verdict {
        affected = List.copyOf(affected);
    }

    /**
     * One identity that sees something else afterwards.
     *
     * @param endpoint the path where it does
     * @param gained tools as {@code server/tool}; {@code server/*} for those that no rule names
     * @param lost likewise
     */
    public record Affected(String identity, String endpoint, List<String> gained, List<String> lost) {}
}
