// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

/** How long one exchange may stay as it is: slow bodies, long waits, silent streams, readers that are stuck. Guarded by its exchange. */
final class Patience {

    /** What the clock may call for. */
    enum Due {
        NOTHING,
        BODY_TOO_SLOW,
        LONG_WAIT,
        SILENCE,
        STUCK
    }

    private final Exchanges home;
    private boolean saidLongWait;
    private long since;

    Patience(Exchanges home) {
        this.home = home;
        this.since = home.nanos();
    }

    /** Something happened: time counts anew. */
    void renew() {
        since = home.nanos();
    }

    Due at(long now, Exchange.Phase phase, Wire wire) {
        if (wire.outstanding() > 0) {
            return now - wire.progress() > home.stallTimeout() ? Due.STUCK : Due.NOTHING;
        }
        return switch (phase) {
            case READING -> now - since > home.bodyTimeout() ? Due.BODY_TOO_SLOW : Due.NOTHING;
            case WAITING -> whileWaiting(now);
            case STREAMING -> now - since > home.keepAlive() ? Due.SILENCE : Due.NOTHING;
            case ANSWERING, RELAYING, ENDING, OVER -> Due.NOTHING;
        };
    }

    private Due whileWaiting(long now) {
        if (saidLongWait || now - since <= home.streamAfter()) {
            return Due.NOTHING;
        }
        saidLongWait = true;
        return Due.LONG_WAIT;
    }
}
