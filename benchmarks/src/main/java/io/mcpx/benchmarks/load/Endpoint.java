// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where clients connect, and what they send with every request.
 *
 * @param url of the MCP endpoint, with {@code http}
 * @param headers such as the API key
 */
public record Endpoint(URI url, Map<String, String> headers) {

    public Endpoint {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("URL: " + url + " (expected: http://host:port/path)");
        }
        headers = Map.copyOf(headers);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
    }

    private String target() {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The first lines of a POST of a body of this length, all but the empty one. */
    String post(int length, Map<String, String> more) {
        var head = new StringBuilder("POST ").append(target()).append(" HTTP/1.1\r\n");
        var all = new TreeMap<>(headers);
        all.putAll(more);
        all.put("Host", url.getAuthority());
        all.put("Content-Type", "application/json");
        all.put("Accept", "application/json, text/event-stream");
        all.put("Content-Length", Integer.toString(length));
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }
}
