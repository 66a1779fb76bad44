// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is open at once, in total and for each caller, and refuses what is too much. Thread-safe. */
public final class Admission {

    private final HttpConfig config;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> perCaller = new ConcurrentHashMap<>();

    public Admission(HttpConfig config) {
        this.config = config;
    }

    /** A place that is taken until it is given back. */
    final class Place {

        private final String principal;
        private AtomicInteger among;
        private boolean given;

        private Place(String principal, AtomicInteger among) {
            this.principal = principal;
            this.among = among;
        }

        /** Turns a request's place into one of a listening stream; false when there is none. */
        synchronized boolean becomeStream() {
            if (!enter(streams, config.maxStreams())) {
                return false;
            }
            among.decrementAndGet();
            among = streams;
            return true;
        }

        synchronized void giveBack() {
            if (!given) {
                given = true;
                among.decrementAndGet();
                leave(principal);
            }
        }
    }

    /** Gives the exchange a place until it is over, or refuses it. */
    public boolean admit(Exchange exchange, String principal) {
        if (!enter(requests, config.maxRequests())) {
            return refuse(exchange, 503, "too many requests at once");
        }
        if (perCaller.merge(principal, 1, Integer::sum) > config.maxPerCaller()) {
            requests.decrementAndGet();
            leave(principal);
            return refuse(exchange, 429, "too many requests of this caller at once");
        }
        exchange.hold(new Place(principal, requests));
        return true;
    }

    /** Counts the exchange among the listening streams from now on, or refuses it. */
    public boolean admitStream(Exchange exchange) {
        return exchange.becomeStream() || refuse(exchange, 503, "too many streams are open");
    }

    private boolean refuse(Exchange exchange, int status, String why) {
        exchange.refuse(Refusal.overloaded(status, why, config.retryAfter()));
        return false;
    }

    private void leave(String principal) {
        perCaller.computeIfPresent(principal, (any, places) -> places == 1 ? null : places - 1);
    }

    private static boolean enter(AtomicInteger places, int max) {
        if (places.incrementAndGet() > max) {
            places.decrementAndGet();
            return false;
        }
        return true;
    }
}
