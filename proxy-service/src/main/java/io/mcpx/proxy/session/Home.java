// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Where a session was opened, and what another replica must know to go on with it when that one is gone.
 *
 * @param replica the name of the replica
 * @param boot which run of it
 * @param profile what the client declared; null when the session cannot go on elsewhere
 */
record Home(String replica, String boot, @Nullable ClientProfile profile) {

    /** Sealed and encoded, more would make a session id longer than the 4 KB that HTTP software is sure to take. */
    private static final int MOST_BYTES = 2048;

    private static final String NO_PROFILE = "-";
    private static final int PARTS = 6;

    /** As much of it as a session id may hold: the client's description of itself goes first. */
    static Home of(String replica, String boot, ClientProfile profile) {
        if (bytes(profile) <= MOST_BYTES) {
            return new Home(replica, boot, profile);
        }
        var anonymous = new ClientProfile(profile.revision(), profile.capabilities(), null);
        return new Home(replica, boot, bytes(anonymous) <= MOST_BYTES ? anonymous : null);
    }

    /** This home and the principal, who may be called anything, as one text. */
    String with(String principal) {
        var head = replica + " " + boot + " ";
        if (profile == null) {
            return head + NO_PROFILE + " " + principal.length() + " 0 " + principal;
        }
        var capabilities = profile.capabilities().slice().text();
        var info = profile.info() == null ? "" : profile.info().slice().text();
        return head + profile.revision().wire() + " " + principal.length() + " " + capabilities.length() + " "
                + principal + capabilities + info;
    }

    /** What {@link #with} made one text of. */
    static Resident parse(String text) {
        var parts = text.split(" ", PARTS);
        int principalEnd = Integer.parseInt(parts[3]);
        int capabilitiesEnd = principalEnd + Integer.parseInt(parts[4]);
        var rest = parts[5];
        var profile = Revision.of(parts[2])
                .map(revision -> new ClientProfile(
                        revision,
                        object(rest.substring(principalEnd, capabilitiesEnd)),
                        rest.length() == capabilitiesEnd ? null : object(rest.substring(capabilitiesEnd))))
                .orElse(null);
        return new Resident(rest.substring(0, principalEnd), new Home(parts[0], parts[1], profile));
    }

    /** Who lives where. */
    record Resident(String principal, Home home) {}

    private static JsonObject object(String sealed) {
        return Slice.trusted(sealed).asObject();
    }

    private static int bytes(ClientProfile profile) {
        int info = profile.info() == null ? 0 : bytes(profile.info());
        return info + bytes(profile.capabilities());
    }

    private static int bytes(JsonObject object) {
        return object.slice().text().getBytes(UTF_8).length;
    }
}
