// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.process.Ports;
import java.util.List;

/** Where the example servers listen: one of each kind. */
record ExamplePorts(int legacy, int modern, int sse) {

    static ExamplePorts free() {
        return new ExamplePorts(Ports.free(), Ports.free(), Ports.free());
    }

    List<Integer> all() {
        return List.of(legacy, modern, sse);
    }
}
