// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of hostile input.
 *
 * @param base the request that is changed
 * @param body what is sent instead of the base's own body; null to leave that
 * @param code of the JSON-RPC error; null for an answer without body
 * @param id as JSON; null when the error must not carry one
 */
record HostileCase(
        String section,
        String base,
        String name,
        List<String> changes,
        @Nullable String body,
        int status,
        @Nullable Integer code,
        @Nullable String id) {

    private static final Pattern REPEATED = Pattern.compile("<<(\\d+)\\*(.*?)>>");
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final String META = "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}";

    static List<HostileCase> parse(String table) {
        var cases = new ArrayList<HostileCase>();
        var section = new String[] {"", ""};
        for (var line : table.lines().toList()) {
            if (line.startsWith("== ")) {
                section = line.substring(3).split(" @ ", -1);
            } else if (line.contains("|") && !line.startsWith("#")) {
                cases.add(parse(section, line.split("\\|", -1)));
            }
        }
        return cases;
    }

    /** The request as bytes in Latin-1, once it is known which sessions are open. */
    String request(HostileBase request, Map<String, String> values) {
        var changed = request;
        for (var change : changes) {
            changed = changed.changed(expand(change, values));
        }
        if (body != null) {
            changed = changed.withBody(body.equals("(none)") ? "" : expand(body, values));
        }
        return changed.text();
    }

    @Override
    public String toString() {
        return section + ": " + name;
    }

    private static HostileCase parse(String[] section, String[] columns) {
        var changes = columns[1].isBlank()
                ? List.<String>of()
                : List.of(columns[1].strip().split("\\s+;\\s+", -1));
        var answer = columns[3].strip().split(" ", -1);
        return new HostileCase(
                section[0],
                section[1].strip(),
                columns[0].strip(),
                changes,
                columns[2].isBlank() ? null : columns[2].strip(),
                Integer.parseInt(answer[0]),
                answer[1].equals("-") ? null : Integer.valueOf(answer[1]),
                answer.length > 2 ? answer[2].substring(1) : null);
    }

    private static String expand(String text, Map<String, String> values) {
        var expanded = text.replace("{meta}", META);
        for (var value : values.entrySet()) {
            expanded = expanded.replace("{" + value.getKey() + "}", value.getValue());
        }
        expanded = REPEATED.matcher(expanded)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        found.group(2).repeat(Integer.parseInt(found.group(1)))));
        return BYTE.matcher(expanded)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
