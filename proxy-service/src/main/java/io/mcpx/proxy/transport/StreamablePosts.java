// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** POST to a Streamable HTTP endpoint: finds out which era the message is of. */
final class StreamablePosts {

    private static final Set<String> LEGACY_VERSIONS = versions(Era.LEGACY);
    private static final Set<String> MODERN_VERSIONS = versions(Era.MODERN);

    private final Bodies bodies;
    private final ModernPosts modern;
    private final LegacyPosts legacy;

    StreamablePosts(Bodies bodies, ModernPosts modern, LegacyPosts legacy) {
        this.bodies = bodies;
        this.modern = modern;
        this.legacy = legacy;
    }

    void accept(Arrival arrival) {
        var accept = Accept.of(arrival.headers());
        if (accept == Accept.NEITHER) {
            arrival.exchange().refuse(notAcceptable());
            return;
        }
        bodies.read(arrival, new Bodies.Receiver() {
            @Override
            public void message(Message message) {
                if (isModern(arrival.headers(), message)) {
                    modern.accept(arrival, accept, message);
                } else {
                    legacy.accept(arrival, accept, message);
                }
            }

            @Override
            public void batch(byte[] text) {
                legacy.acceptBatch(arrival, accept, text);
            }
        });
    }

    static Refusal notAcceptable() {
        return Refusal.invalid(406, "Accept: nothing fits (expected: application/json, text/event-stream)");
    }

    static boolean isLegacyVersion(String version) {
        return LEGACY_VERSIONS.contains(version);
    }

    static boolean isModernVersion(String version) {
        return MODERN_VERSIONS.contains(version);
    }

    private static Set<String> versions(Era era) {
        return Revision.newestFirst().stream()
                .filter(revision -> revision.era() == era)
                .map(Revision::wire)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isModern(MultiMap headers, Message message) {
        var meta = meta(message);
        if (meta != null && meta.has(MetaKeys.PROTOCOL_VERSION)) {
            return true;
        }
        var version = headers.get(McpHeaders.PROTOCOL_VERSION);
        return version == null ? headers.contains(McpHeaders.METHOD) : !isLegacyVersion(version);
    }

    private static @Nullable JsonObject meta(Message message) {
        return switch (message) {
            case Message.Request request -> request.meta();
            case Message.Notification notification -> notification.meta();
            case Message.Result result -> null;
            case Message.Failure failure -> null;
        };
    }
}
