// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

/** The bytes [from, to) of a text give way to others, which are JSON or the inside of it. */
record Edit(int from, int to, Slice text) {

    private static final Slice NOTHING = new Slice(new byte[0], 0, 0);

    static Edit removal(int from, int to) {
        return new Edit(from, to, NOTHING);
    }

    static Edit insertion(int at, Slice text) {
        return new Edit(at, at, text);
    }

    int growth() {
        return text.length() - (to - from);
    }
}
