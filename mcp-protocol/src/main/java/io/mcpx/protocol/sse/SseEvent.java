// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One event of a stream, as its own lines say; the data is bytes and shared, never copied. */
public final class SseEvent {

    private final @Nullable String event;
    private final byte[] data;
    private final @Nullable String id;
    private final @Nullable Long retryMillis;

    public SseEvent(@Nullable String event, byte[] data, @Nullable String id, @Nullable Long retryMillis) {
        this.event = event;
        this.data = data;
        this.id = id;
        this.retryMillis = retryMillis;
    }

    /** An event that is nothing but data. */
    public static SseEvent of(byte[] data) {
        return new SseEvent(null, data, null, null);
    }

    /** The event's type; null when the stream names none, which means {@code message}. */
    public @Nullable String event() {
        return event;
    }

    /** True for the type MCP messages travel under. */
    public boolean isMessage() {
        return event == null || event.equals("message");
    }

    /** Lines joined by line feeds; must not be changed. */
    public byte[] data() {
        return data;
    }

    public String dataAsText() {
        return new String(data, UTF_8);
    }

    /** The id this event carries itself; null when it has none. */
    public @Nullable String id() {
        return id;
    }

    /** The reconnection time this event carries itself, in milliseconds; null when it has none. */
    public @Nullable Long retryMillis() {
        return retryMillis;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SseEvent that
                && Objects.equals(event, that.event)
                && Arrays.equals(data, that.data)
                && Objects.equals(id, that.id)
                && Objects.equals(retryMillis, that.retryMillis);
    }

    @Override
    public int hashCode() {
        return Objects.hash(event, Arrays.hashCode(data), id, retryMillis);
    }

    /** Without the data: payloads do not belong in logs. */
    @Override
    public String toString() {
        return "SseEvent[event=" + event + ", id=" + id + ", retry=" + retryMillis + ", " + data.length + " bytes]";
    }
}
