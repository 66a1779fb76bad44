// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.proxy.peer.PeerProof;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copies headers from one connection to the next, but for those that concern the connection itself. */
final class PeerHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            PeerProof.HEADER.toLowerCase(Locale.ROOT));

    /** Of a request; its host stays the one that the client named, its length is the next connection's matter. */
    static void copy(HttpServerRequest request, MultiMap target) {
        var named = namedBy(request.headers());
        for (var header : request.headers()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith(":") && !name.equals("content-length") && isForAll(name, named)) {
                target.add(header.getKey(), header.getValue());
            }
        }
        var authority = request.authority(true);
        if (authority != null) {
            target.set(HttpHeaders.HOST, authority.toString());
        }
    }

    /** Of a response. */
    static void copy(MultiMap source, MultiMap target) {
        var named = namedBy(source);
        for (var name : source.names()) {
            if (isForAll(name.toLowerCase(Locale.ROOT), named)) {
                target.set(name, source.getAll(name));
            }
        }
    }

    private static boolean isForAll(String name, Set<String> named) {
        return !HOP_BY_HOP.contains(name) && !named.contains(name);
    }

    private static Set<String> namedBy(MultiMap headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private PeerHeaders() {}
}
