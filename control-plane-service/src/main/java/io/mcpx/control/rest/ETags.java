// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.document.Hash;

/** Entity tags: strong, by content. */
public final class ETags {

    private static final int DIGITS = 32;

    /** The tag of what this text says. */
    public static String of(String content) {
        return ofHash(Hash.of(content));
    }

    /** The tag of what has this hash. */
    public static String ofHash(String hash) {
        return '"' + hash.substring(0, DIGITS) + '"';
    }

    private ETags() {}
}
