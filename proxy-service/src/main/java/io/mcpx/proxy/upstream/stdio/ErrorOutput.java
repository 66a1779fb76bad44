// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.stdio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.sse.NdjsonReader;
import io.mcpx.protocol.sse.StreamLimitExceeded;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import org.jboss.logging.Logger;

/** Drains a process's standard error, so that it never blocks on it, and keeps the last lines. Thread-safe. */
final class ErrorOutput implements Runnable {

    private static final Logger LOG = Logger.getLogger(ErrorOutput.class);
    private static final int LINES = 20;
    private static final int LONGEST = 1024;

    private final ServerName server;
    private final InputStream stream;
    private final ArrayDeque<String> last = new ArrayDeque<>();

    ErrorOutput(ServerName server, InputStream stream) {
        this.server = server;
        this.stream = stream;
    }

    @Override
    public void run() {
        var chunk = new byte[8192];
        try {
            var lines = lines();
            for (int length = stream.read(chunk); length >= 0; length = stream.read(chunk)) {
                lines = feed(lines, chunk, length);
            }
        } catch (IOException closed) {
            LOG.tracef("standard error closed upstream=%s", server);
        }
    }

    /** The last lines, oldest first. */
    synchronized List<String> tail() {
        return List.copyOf(last);
    }

    private NdjsonReader lines() {
        return new NdjsonReader(LONGEST, line -> add(new String(line.data(), UTF_8)));
    }

    /** The rest of a line that is too long is dropped with the chunk that made it so. */
    private NdjsonReader feed(NdjsonReader lines, byte[] chunk, int length) {
        try {
            lines.feed(chunk, 0, length);
            return lines;
        } catch (StreamLimitExceeded e) {
            return lines();
        }
    }

    private synchronized void add(String line) {
        LOG.debugf("stderr upstream=%s line=%s", server, line);
        if (last.size() == LINES) {
            last.removeFirst();
        }
        last.add(line);
    }
}
