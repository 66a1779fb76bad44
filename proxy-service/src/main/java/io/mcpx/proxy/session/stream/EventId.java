// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one event: its stream and its place in it.
 *
 * @param stream of the session; never used twice
 * @param event 0 is the point before the first
 */
record EventId(Kind kind, long stream, long event) {

    private static final Pattern WIRE = Pattern.compile("([rl])(\\d{1,18})\\.(\\d{1,18})");

    /** What a stream is for. */
    enum Kind {
        /** The answers to one POST. */
        REQUEST("r"),
        /** What belongs to no request; opened by GET. */
        LISTENING("l");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    static Optional<EventId> parse(String wire) {
        var matcher = WIRE.matcher(wire);
        return matcher.matches()
                ? Optional.of(new EventId(
                        matcher.group(1).equals("r") ? Kind.REQUEST : Kind.LISTENING,
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    String wire() {
        return kind.letter + stream + "." + event;
    }
}
