// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the events of a stream one by one; comments and events without data are passed over. */
final class Events implements AutoCloseable {

    private final BufferedReader lines;

    /** One event; an absent id or name is empty. */
    record Event(String id, String name, String data) {}

    Events(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    /** Waits for the next event that must be there. */
    Event require() {
        var event = next();
        if (event == null) {
            throw new AssertionError("the stream has ended");
        }
        return event;
    }

    /** Waits for the next event; null at the end of the stream. */
    @Nullable
    Event next() {
        var id = "";
        var name = "";
        var data = new ArrayList<String>();
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty() && !data.isEmpty() && !data.equals(List.of(""))) {
                return new Event(id, name, String.join("\n", data));
            } else if (line.isEmpty()) {
                data.clear();
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data:")) {
                data.add(line.startsWith("data: ") ? line.substring(6) : line.substring(5));
            }
        }
        return null;
    }

    private @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
