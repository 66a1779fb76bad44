// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or overloaded from a mistake of ours. */
final class Unavailability {

    /** Connection failures, lock and statement time-outs, too many connections, shutting down, read-only. */
    private static final String STATES = "08.*|55P03|57014|57P0[1-3]|53300|40001|40P01|25006";

    static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || (cause instanceof PgException state
                            && String.valueOf(state.getSqlState()).matches(STATES))) {
                return true;
            }
        }
        return false;
    }

    private Unavailability() {}
}
