// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A client that reads everything at once and remembers it. */
final class FakeOutlet implements Outlet {

    private final StringBuilder read = new StringBuilder();
    boolean ended;
    boolean full;

    @Override
    public void write(byte[] events) {
        read.append(new String(events, UTF_8));
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public void onDrain(Runnable action) {
        action.run();
    }

    /** What arrived since the last look. */
    String read() {
        var text = read.toString();
        read.setLength(0);
        return text;
    }
}
