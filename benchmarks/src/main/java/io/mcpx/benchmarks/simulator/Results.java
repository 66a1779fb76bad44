// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Map;

/** The results of one era as bytes, made once. Used by one thread. */
final class Results {

    /** Which protocol a request is of. */
    enum Era {
        LEGACY("", ""),
        MODERN(",\"resultType\":\"complete\"", ",\"ttlMs\":3600000,\"cacheScope\":\"public\"");

        private final String complete;
        private final String cacheable;

        Era(String complete, String cacheable) {
            this.complete = complete;
            this.cacheable = cacheable;
        }
    }

    private static final String[] FIRST = {
        tool("text", ""),
        tool("large", "\"mb\":{\"type\":\"integer\"}"),
        tool("large_id_last", "\"mb\":{\"type\":\"integer\"}"),
        tool("sleep", "\"ms\":{\"type\":\"integer\"}")
    };

    private final Era era;
    private final Map<Integer, byte[]> lists = new HashMap<>();
    private final byte[] text;

    Results(Era era) {
        this.era = era;
        text = bytes(
                "{\"content\":[{\"type\":\"text\",\"text\":\"It is 21 degrees and dry; the wind comes from the west.\"}],"
                        + "\"isError\":false" + era.complete + "}");
    }

    byte[] text() {
        return text;
    }

    byte[] empty() {
        return bytes("{" + (era.complete.isEmpty() ? "" : era.complete.substring(1)) + "}");
    }

    /** What stands before the content of a large result. */
    byte[] largeStart() {
        return bytes("{\"content\":[{\"type\":\"text\",\"text\":\"");
    }

    byte[] largeEnd() {
        return bytes("\"}],\"isError\":false" + era.complete + "}");
    }

    byte[] initialize() {
        return bytes("{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{\"listChanged\":true}},"
                + "\"serverInfo\":{\"name\":\"simulator\",\"version\":\"1\"}}");
    }

    byte[] discover() {
        return bytes("{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{\"listChanged\":true}}"
                + era.complete + era.cacheable
                + ",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"simulator\",\"version\":\"1\"}}}");
    }

    byte[] tools(int count) {
        return lists.computeIfAbsent(count, this::list);
    }

    private byte[] list(int count) {
        var list = new StringBuilder("{\"tools\":[");
        for (int i = 0; i < count; i++) {
            list.append(i == 0 ? "" : ",").append(i < FIRST.length ? FIRST[i] : other(i));
        }
        return bytes(list.append("]")
                .append(era.complete)
                .append(era.cacheable)
                .append("}")
                .toString());
    }

    private static String tool(String name, String properties) {
        return "{\"name\":\"" + name + "\",\"description\":\"A tool of the simulator.\",\"inputSchema\":"
                + "{\"type\":\"object\",\"properties\":{" + properties + "}}}";
    }

    private static String other(int number) {
        return """
                {"name":"tool_%d","description":"Searches the issues of a repository and returns the newest first.",\
                "inputSchema":{"type":"object","properties":{"query":{"type":"string","description":"What to look for"},\
                "limit":{"type":"integer","minimum":1,"maximum":100,"default":20}},"required":["query"]},\
                "annotations":{"readOnlyHint":true,"openWorldHint":true}}""".formatted(number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
