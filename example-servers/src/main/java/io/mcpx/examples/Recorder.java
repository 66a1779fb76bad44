// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Remembers the latest requests a server received, for tests to look at. */
public final class Recorder {

    private final int capacity;
    private final ConcurrentLinkedDeque<Received> latest = new ConcurrentLinkedDeque<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicLong total = new AtomicLong();

    Recorder(int capacity) {
        this.capacity = capacity;
    }

    /**
     * One HTTP request as it arrived.
     *
     * @param headers with lower-case names; several values of one name are joined by a comma
     * @param body empty when there was none
     */
    public record Received(String httpMethod, String uri, Map<String, String> headers, String body) {

        public Received {
            headers = Map.copyOf(headers);
        }
    }

    public void add(Received request) {
        total.incrementAndGet();
        if (capacity == 0) {
            return;
        }
        latest.add(request);
        if (kept.incrementAndGet() > capacity) {
            latest.poll();
            kept.decrementAndGet();
        }
    }

    /** All requests since the start, also those no longer kept. */
    public long total() {
        return total.get();
    }

    /** Oldest first. */
    public List<Received> requests() {
        return List.copyOf(latest);
    }

    /** The POSTs whose JSON-RPC method is this one, oldest first. */
    public List<Received> requests(String method) {
        var member = Pattern.compile("\"method\"\\s*:\\s*\"" + Pattern.quote(method) + "\"");
        return latest.stream()
                .filter(request -> member.matcher(request.body()).find())
                .toList();
    }
}
