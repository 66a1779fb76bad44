// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import io.mcpx.protocol.json.MalformedJson.Kind;

/**
 * Checks that a text is exactly one JSON value by RFC 8259 in strict UTF-8, and cuts it out.
 *
 * <p>Refused: a byte order mark, invalid UTF-8, anything after the value, comments, {@code NaN}, leading zeros, raw
 * control characters in strings, nesting and length beyond the limits. Kept: numbers of any size, and lone surrogates
 * written as escapes, which RFC 8259 allows. The array is not copied: it must not change while slices of it are in use.
 */
public final class JsonScanner {

    /** Scans the text; all objects are indexed when first asked for. */
    public static Slice scan(byte[] text, JsonLimits limits) throws MalformedJson {
        checkLength(text, limits);
        return new Scan(text, 0, text.length, limits.maxDepth()).only(null);
    }

    /** Scans the text and records on the way what the outline asks for, beginning with the outermost object. */
    public static Slice scan(byte[] text, JsonLimits limits, Outline outline) throws MalformedJson {
        checkLength(text, limits);
        return new Scan(text, 0, text.length, limits.maxDepth()).only(outline);
    }

    /** Scans a part of a scanned text once more, for its outline. */
    public static Slice rescan(Slice part, Outline outline) throws MalformedJson {
        return new Scan(part.source(), part.from(), part.to(), JsonLimits.DEEPEST).only(outline);
    }

    private static void checkLength(byte[] text, JsonLimits limits) throws MalformedJson {
        if (text.length > limits.maxBytes()) {
            throw new MalformedJson(Kind.LIMIT, limits.maxBytes(), "text longer than " + limits.maxBytes() + " bytes");
        }
    }

    private JsonScanner() {}
}
