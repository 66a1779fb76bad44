// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.data.RememberedPorts;
import io.mcpx.cli.process.Ports;
import java.util.List;
import java.util.Map;

/** Where the example servers listen: one of each kind. */
record ExamplePorts(int legacy, int modern, int sse) {

    static ExamplePorts free() {
        return new ExamplePorts(Ports.free(), Ports.free(), Ports.free());
    }

    /** Where they listened before; 0 for what was never started. */
    static ExamplePorts before(RememberedPorts ports) {
        return new ExamplePorts(ports.before("legacy"), ports.before("modern"), ports.before("sse"));
    }

    /** Where they listened before, as far as nobody else does now. */
    static ExamplePorts choose(RememberedPorts ports) {
        return new ExamplePorts(ports.choose("legacy"), ports.choose("modern"), ports.choose("sse"));
    }

    List<Integer> all() {
        return List.of(legacy, modern, sse);
    }

    /** Their addresses by the names of their entries. */
    Map<String, String> urls() {
        return Map.of(
                "example", "http://127.0.0.1:" + legacy + "/mcp",
                "modern", "http://127.0.0.1:" + modern + "/mcp",
                "legacy-sse", "http://127.0.0.1:" + sse + "/sse");
    }
}
