// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads how long a server may take and how much it may hold. */
final class BoundsReader {

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Without a ceiling of its own, a call longer than the usual ceiling has its time-out as ceiling. */
    static Deadlines deadlines(Fields fields) {
        var connect = duration(fields, "connectTimeout", Deadlines.DEFAULT.connect());
        var call = duration(fields, "timeout", Deadlines.DEFAULT.call());
        var ceiling = duration(fields, "maxTimeout", usualCeiling(call));
        if (ceiling.compareTo(call) < 0) {
            fields.find("maxTimeout").ifPresent(field -> field.expected("at least timeout, which is " + written(call)));
            return new Deadlines(connect, call, call);
        }
        return new Deadlines(connect, call, ceiling);
    }

    static Duration usualCeiling(Duration call) {
        return call.compareTo(Deadlines.DEFAULT.ceiling()) > 0 ? call : Deadlines.DEFAULT.ceiling();
    }

    static Limits limits(Field field) {
        var fields = field.fields();
        var limits = new Limits(
                number(fields, "concurrency", Limits.DEFAULT.concurrency(), at -> at.number(1, 100_000)),
                number(fields, "queue", Limits.DEFAULT.queue(), at -> at.number(0, 1_000_000)),
                number(fields, "connections", Limits.DEFAULT.connections(), at -> at.number(1, 10_000)),
                number(fields, "maxMessageSize", Limits.DEFAULT.maxMessageBytes(), at -> at.bytes(1 << 10, 1 << 30)),
                number(fields, "failuresToOpen", Limits.DEFAULT.failuresToOpen(), at -> at.number(1, 1_000_000)));
        fields.refuseOthers();
        return limits;
    }

    private static int number(Fields fields, String key, int otherwise, Function<Field, OptionalInt> reader) {
        return fields.find(key)
                .map(field -> reader.apply(field).orElse(otherwise))
                .orElse(otherwise);
    }

    private static Duration duration(Fields fields, String key, Duration otherwise) {
        return fields.find(key).flatMap(BoundsReader::duration).orElse(otherwise);
    }

    private static Optional<Duration> duration(Field field) {
        var duration = field.duration();
        if (duration.isPresent() && duration.get().compareTo(LONGEST) > 0) {
            field.expected("at most 24h");
            return Optional.empty();
        }
        return duration;
    }

    private static String written(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private BoundsReader() {}
}
