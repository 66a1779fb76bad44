// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import java.time.Duration;
import java.util.function.Function;

/**
 * A value that may be used for a while. {@code toString} does not show it.
 *
 * @param fresh how long nobody need look for another
 * @param valid how long it may be used at all; at least {@code fresh}
 * @param late what is done when it is not fresh any more
 */
public record Leased<T>(T value, Duration fresh, Duration valid, Late late) {

    /** What is done with a value that is valid, but not fresh. */
    public enum Late {
        /** It is used, and another is fetched meanwhile. */
        USED,
        /** Another is fetched first; it is used if there is none. */
        CHECKED
    }

    private static final Duration FOR_EVER = Duration.ofDays(36500);

    public Leased {
        if (valid.compareTo(fresh) < 0) {
            throw new IllegalArgumentException("valid: " + valid + " (expected: at least " + fresh + ")");
        }
    }

    /** A value that never changes. */
    public static <T> Leased<T> always(T value) {
        return new Leased<>(value, FOR_EVER, FOR_EVER, Late.USED);
    }

    /** A value for this long; another is fetched when three quarters of that are over. */
    public static <T> Leased<T> renewed(T value, Duration life) {
        return new Leased<>(value, life.multipliedBy(3).dividedBy(4), life, Late.USED);
    }

    /** A value that is looked at again after this long, and used that much longer while that fails. */
    public static <T> Leased<T> checked(T value, Duration fresh, Duration valid) {
        return new Leased<>(value, fresh, valid.compareTo(fresh) < 0 ? fresh : valid, Late.CHECKED);
    }

    /** Another form of the value, for as long. */
    public <U> Leased<U> map(Function<T, U> form) {
        return new Leased<>(form.apply(value), fresh, valid, late);
    }

    @Override
    public String toString() {
        return "Leased[fresh=" + fresh + ", valid=" + valid + "]";
    }
}
