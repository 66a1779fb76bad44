// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.contracts.config.v1.Hello;
import io.mcpx.contracts.config.v1.Kind;
import io.mcpx.contracts.config.v1.KnownResource;
import io.mcpx.contracts.config.v1.Resource;
import io.mcpx.contracts.config.v1.ServerState;
import io.mcpx.contracts.config.v1.State;
import io.mcpx.control.document.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between the messages of the contract and what the control plane works with. */
final class Wire {

    static final int LONGEST_NAME = 253;

    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_SERVERS = 2_000;

    /** What a replica says it has. What nobody here can have sent is passed over: it is removed or replaced in any case. */
    static Map<ResourceKey, String> known(Hello hello) {
        var hashes = new HashMap<ResourceKey, String>();
        for (var known : hello.getKnownList()) {
            key(known)
                    .ifPresent(
                            key -> hashes.put(key, HEX.formatHex(known.getHash().toByteArray())));
        }
        return hashes;
    }

    private static Optional<ResourceKey> key(KnownResource known) {
        var name = known.getName();
        return kind(known.getKind())
                .filter(kind -> kind.isNamed() != name.isEmpty() && name.length() <= LONGEST_NAME)
                .map(kind -> new ResourceKey(kind, name));
    }

    private static Optional<ResourceKey.Kind> kind(Kind kind) {
        return switch (kind) {
            case KIND_SERVER -> Optional.of(ResourceKey.Kind.SERVER);
            case KIND_TOOL_GROUP -> Optional.of(ResourceKey.Kind.TOOL_GROUP);
            case KIND_GATEWAY -> Optional.of(ResourceKey.Kind.GATEWAY);
            case KIND_AGENT -> Optional.of(ResourceKey.Kind.AGENT);
            case KIND_CREDENTIAL -> Optional.of(ResourceKey.Kind.CREDENTIAL);
            case KIND_NAMING -> Optional.of(ResourceKey.Kind.NAMING);
            case KIND_PERMISSIONS -> Optional.of(ResourceKey.Kind.PERMISSIONS);
            case KIND_AUTH -> Optional.of(ResourceKey.Kind.AUTH);
            case KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static Kind kind(ResourceKey.Kind kind) {
        return switch (kind) {
            case SERVER -> Kind.KIND_SERVER;
            case TOOL_GROUP -> Kind.KIND_TOOL_GROUP;
            case GATEWAY -> Kind.KIND_GATEWAY;
            case AGENT -> Kind.KIND_AGENT;
            case CREDENTIAL -> Kind.KIND_CREDENTIAL;
            case NAMING -> Kind.KIND_NAMING;
            case PERMISSIONS -> Kind.KIND_PERMISSIONS;
            case AUTH -> Kind.KIND_AUTH;
        };
    }

    static Resource resource(io.mcpx.configuration.resource.Resource resource) {
        return Resource.newBuilder()
                .setKind(kind(resource.key().kind()))
                .setName(resource.key().name())
                .setHash(ByteString.copyFrom(HEX.parseHex(resource.hash())))
                .setBody(ByteString.copyFromUtf8(resource.body()))
                .build();
    }

    static io.mcpx.contracts.config.v1.ResourceKey key(ResourceKey key) {
        return io.mcpx.contracts.config.v1.ResourceKey.newBuilder()
                .setKind(kind(key.kind()))
                .setName(key.name())
                .build();
    }

    static Timestamp time(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    /** Why a version was refused, one reason a line. */
    static String problems(List<String> problems) {
        return String.join(
                "\n",
                problems.stream()
                        .limit(MOST_PROBLEMS)
                        .map(problem -> clean(problem, LONGEST_TEXT))
                        .toList());
    }

    /** How a replica does, as the API shows it. */
    static ObjectNode shown(State state) {
        var node = Json.object().put("openSessions", state.getOpenSessions()).put("calls", state.getCalls());
        var servers = node.putObject("servers");
        state.getServersList().stream()
                .limit(MOST_SERVERS)
                .forEach(server -> servers.set(clean(server.getName(), LONGEST_NAME), shown(server)));
        return node;
    }

    private static ObjectNode shown(ServerState server) {
        return Json.object()
                .put("state", clean(server.getState(), 32))
                .put("era", clean(server.getEra(), 32))
                .put("lastError", clean(server.getLastError(), 200))
                .put("latencyMillis", server.getLatencyMillis())
                .put("seenAt", server.hasSeenAt() ? text(server.getSeenAt()) : null)
                .put("since", server.hasSince() ? text(server.getSince()) : null);
    }

    private static @Nullable String text(Timestamp time) {
        var isSound = Math.abs(time.getSeconds()) < 1L << 36 && time.getNanos() >= 0 && time.getNanos() < 1_000_000_000;
        return isSound
                ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString()
                : null;
    }

    /** What somebody else wrote, fit to be shown: no control characters, and no half of a pair, which no database takes. */
    static String clean(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Wire() {}
}
