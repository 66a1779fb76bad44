// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has to be done to one server when another snapshot comes into force. */
sealed interface ServerChange {

    record Start(ServerSpec spec) implements ServerChange {}

    /** It is reached in another way, or under other limits: the new one takes its place. */
    record Replace(ServerSpec spec) implements ServerChange {}

    /** Only what is shown of it changed; its connections stay. */
    record Respecify(ServerSpec spec) implements ServerChange {}

    record Stop(ServerName name) implements ServerChange {}

    /** The changes that lead from what runs to what is wanted; inactive servers are not wanted. */
    static List<ServerChange> plan(Map<ServerName, ServerSpec> running, Map<ServerName, ServerSpec> wanted) {
        var changes = new ArrayList<ServerChange>();
        running.keySet().stream().filter(name -> !isActive(wanted, name)).forEach(name -> changes.add(new Stop(name)));
        wanted.values().stream()
                .filter(ServerSpec::active)
                .forEach(spec -> compare(running.get(spec.name()), spec, changes));
        return List.copyOf(changes);
    }

    private static boolean isActive(Map<ServerName, ServerSpec> wanted, ServerName name) {
        var spec = wanted.get(name);
        return spec != null && spec.active();
    }

    private static void compare(
            @org.jspecify.annotations.Nullable ServerSpec present, ServerSpec wanted, List<ServerChange> changes) {
        if (present == null) {
            changes.add(new Start(wanted));
        } else if (!isReachedAlike(present, wanted)) {
            changes.add(new Replace(wanted));
        } else if (!present.equals(wanted)) {
            changes.add(new Respecify(wanted));
        }
    }

    private static boolean isReachedAlike(ServerSpec one, ServerSpec other) {
        return one.transport().equals(other.transport())
                && one.era() == other.era()
                && one.deadlines().equals(other.deadlines())
                && one.limits().equals(other.limits())
                && one.retry() == other.retry()
                && one.sessions() == other.sessions()
                && one.egress() == other.egress();
    }
}
