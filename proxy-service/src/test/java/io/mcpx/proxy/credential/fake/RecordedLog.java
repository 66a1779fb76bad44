// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.fake;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged while it is open, finest levels included, with parameters and failures. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger ours = Logger.getLogger("io.mcpx");
    private final Level before = ours.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RecordedLog() {
        setLevel(Level.ALL);
    }

    public static RecordedLog open() {
        var log = new RecordedLog();
        log.ours.setLevel(Level.ALL);
        log.ours.addHandler(log);
        return log;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + line.getMessage() + " " + Arrays.toString(line.getParameters()) + " "
                + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ours.removeHandler(this);
        ours.setLevel(before);
    }
}
