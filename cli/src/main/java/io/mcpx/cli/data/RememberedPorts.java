// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import io.mcpx.cli.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Ports that were chosen once, and are kept for as long as nobody else takes them. */
public final class RememberedPorts {

    private final Path file;
    private final Properties ports = new Properties();

    RememberedPorts(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    /** The port of this name before; 0 if there was none. */
    public int before(String name) {
        return Integer.parseInt(ports.getProperty(name, "0"));
    }

    /** The port of this name from now on: that of before if nobody listens there, else another. */
    public int choose(String name) {
        int before = before(name);
        int port = before != 0 && Ports.isFree(before) ? before : Ports.free();
        ports.setProperty(name, Integer.toString(port));
        return port;
    }

    /** Keeps what was chosen. */
    public void save() {
        try (var out = Files.newBufferedWriter(file)) {
            ports.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var in = Files.newBufferedReader(file)) {
            ports.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
