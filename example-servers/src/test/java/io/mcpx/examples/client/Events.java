// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events one by one. */
public final class Events implements AutoCloseable {

    private final BufferedReader lines;

    /** One event; absent fields are empty. */
    public record Event(String id, String name, String retry, String data) {}

    public Events(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    /** Waits for the next event; null at the end of the stream. */
    public @Nullable Event next() {
        var id = "";
        var name = "";
        var retry = "";
        var data = new ArrayList<String>();
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return new Event(id, name, retry, String.join("\n", data));
                }
                var colon = line.indexOf(':');
                var value = line.substring(colon + 1).stripLeading();
                switch (line.substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "retry" -> retry = value;
                    case "data" -> data.add(line.substring(colon + 2));
                    default -> throw new AssertionError("unknown field: " + line);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event that must be there. */
    public Event require() {
        var event = next();
        if (event == null) {
            throw new AssertionError("the stream has ended");
        }
        return event;
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
