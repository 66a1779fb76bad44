// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC id as it stood on the wire: a string or a number.
 *
 * <p>Strings are equal when they decode to the same characters, numbers when their text is the same: {@code 1} and
 * {@code 1.0} are two ids, and a number too large for any type is kept.
 */
public record RequestId(Slice raw) {

    public RequestId {
        if (!raw.isString() && !raw.isNumber()) {
            throw new IllegalArgumentException("id: " + raw + " (expected: a string or a number)");
        }
    }

    public static RequestId of(long id) {
        return new RequestId(Slice.of(id));
    }

    public static RequestId of(String id) {
        return new RequestId(Slice.trusted(JsonWriter.quote(id)));
    }

    public boolean isString() {
        return raw.isString();
    }

    /** The id as JSON. */
    public byte[] toBytes() {
        return raw.toBytes();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestId id && (raw.contentEquals(id.raw) || isSameString(id));
    }

    @Override
    public int hashCode() {
        return isString() ? raw.asString().hashCode() : raw.hashCode();
    }

    @Override
    public String toString() {
        return raw.toString();
    }

    /** Whether both are strings that only differ in their spelling. */
    private boolean isSameString(RequestId other) {
        return isString() && other.isString() && raw.asString().equals(other.raw.asString());
    }
}
