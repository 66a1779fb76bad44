// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Revision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server said of itself when a session with it began.
 *
 * @param revision the one that was agreed on
 * @param capabilities the server's
 * @param alsoLegacy whether it is a modern server that says it serves legacy sessions on the same endpoint
 * @param serverInfo name and version, for display only
 */
public record Peer(
        Revision revision,
        boolean alsoLegacy,
        JsonObject capabilities,
        @Nullable Slice serverInfo,
        @Nullable String instructions) {

    /** Reads an {@code InitializeResult}; empty if it names no legacy revision known here. */
    public static Optional<Peer> ofInitialize(Slice result) {
        if (!result.isObject()) {
            return Optional.empty();
        }
        var members = result.asObject();
        return Optional.ofNullable(members.string("protocolVersion"))
                .flatMap(Revision::of)
                .filter(revision -> revision.era() == Era.LEGACY)
                .map(revision -> of(revision, false, members, members.find("serverInfo")));
    }

    /** Reads a {@code DiscoverResult}; empty if the server shares no modern revision with us. */
    public static Optional<Peer> ofDiscover(Slice result) {
        if (!result.isObject()) {
            return Optional.empty();
        }
        var members = result.asObject();
        var meta = members.object("_meta");
        var info = meta == null ? null : meta.find(MetaKeys.SERVER_INFO);
        boolean alsoLegacy = newest(Era.LEGACY, members, "supportedVersions").isPresent();
        return newestModern(members, "supportedVersions").map(revision -> of(revision, alsoLegacy, members, info));
    }

    /** The same server, found to serve legacy sessions too though it does not list their revisions. */
    public Peer servingBoth() {
        return new Peer(revision, true, capabilities, serverInfo, instructions);
    }

    /** The same server where only one era can be spoken with it, because a process begins in one. */
    public Peer inOneEra() {
        return new Peer(revision, false, capabilities, serverInfo, instructions);
    }

    /** The newest modern revision of ours that an array of version strings names. */
    public static Optional<Revision> newestModern(JsonObject holder, String member) {
        return newest(Era.MODERN, holder, member);
    }

    private static Optional<Revision> newest(Era era, JsonObject holder, String member) {
        var named = holder.array(member);
        return Revision.newestFirst().stream()
                .filter(revision -> revision.era() == era)
                .filter(revision -> named.stream()
                        .anyMatch(version ->
                                version.isString() && version.asString().equals(revision.wire())))
                .findFirst();
    }

    private static Peer of(Revision revision, boolean alsoLegacy, JsonObject members, @Nullable Slice info) {
        var capabilities = members.object("capabilities");
        return new Peer(
                revision,
                alsoLegacy,
                capabilities == null ? JsonObject.EMPTY : capabilities,
                info,
                members.string("instructions"));
    }

    public Era era() {
        return revision.era();
    }

    /** Whether the server advertises this capability at all. */
    public boolean offers(String capability) {
        return capabilities.object(capability) != null;
    }

    /** Whether the server says that it will tell of changes to this list. */
    public boolean announces(String capability) {
        return has(capability, "listChanged");
    }

    /** Whether single resources may be watched. */
    public boolean watchesResources() {
        return has("resources", "subscribe");
    }

    private boolean has(String capability, String feature) {
        var offered = capabilities.object(capability);
        var value = offered == null ? null : offered.find(feature);
        return value != null && value.isTrue();
    }
}
