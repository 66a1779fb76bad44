// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

/** JSON pointers (RFC 6901). */
public final class Pointers {

    /** A key as a part of a pointer. */
    public static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private Pointers() {}
}
