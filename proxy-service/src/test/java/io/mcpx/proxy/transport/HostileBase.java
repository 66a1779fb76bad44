// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import java.util.ArrayList;
import java.util.List;

/** A request that a line of the table of hostile input changes. */
record HostileBase(String line, List<String> headers, String body) {

    HostileBase with(String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new HostileBase(line, more, body);
    }

    HostileBase withBody(String other) {
        return new HostileBase(line, headers, other);
    }

    /** By one change as the table writes it. */
    HostileBase changed(String change) {
        if (change.startsWith("-")) {
            return without(change.substring(1));
        }
        if (change.startsWith("+")) {
            return with(change.substring(1));
        }
        return change.matches("[A-Z]+ /.*")
                ? new HostileBase(change, headers, body)
                : without(change.substring(0, change.indexOf(':'))).with(change);
    }

    String text() {
        var text = new StringBuilder(line).append(" HTTP/1.1\r\n");
        var all = headers.stream().anyMatch(header -> header.startsWith("Content-Length"))
                ? this
                : with("Content-Length: " + body.length());
        all.headers.forEach(header -> text.append(header).append("\r\n"));
        return text.append("\r\n").append(body).toString();
    }

    private HostileBase without(String name) {
        var fewer = headers.stream()
                .filter(header -> !header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new HostileBase(line, fewer, body);
    }
}
