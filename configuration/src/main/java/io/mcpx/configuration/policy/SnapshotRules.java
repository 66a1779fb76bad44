// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules of one snapshot: finds the class of a caller and keeps one {@link Access} for each. Thread-safe. The classes are
 * made of configured values only, so no caller can make their number grow by inventing labels.
 */
public final class SnapshotRules implements AccessRules {

    /** Kept classes; what comes beyond is decided alike, but made anew each time. */
    private static final int MOST_CLASSES = 16_384;

    private final Snapshot snapshot;
    private final LimitSet limits;
    private final Map<CallerClass, Access> classes = new ConcurrentHashMap<>();

    /** What the rights of a caller depend on. */
    private record CallerClass(
            EndpointId endpoint, Set<String> groups, boolean reachesEndpoint, Permission permission) {}

    public SnapshotRules(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.limits = new LimitSet(snapshot);
    }

    @Override
    public Access of(Caller caller, EndpointId endpoint) {
        var permission = snapshot.rules().applicable(caller.consumerTag(), caller.clientName());
        var key = new CallerClass(endpoint, caller.groups(), caller.reaches(endpoint), permission);
        var known = classes.get(key);
        if (known != null) {
            return known;
        }
        return exists(endpoint) && classes.size() < MOST_CLASSES
                ? classes.computeIfAbsent(key, this::compile)
                : compile(key);
    }

    private boolean exists(EndpointId endpoint) {
        return switch (endpoint) {
            case EndpointId.All() -> true;
            case EndpointId.Gateway(var name) -> snapshot.gateways().containsKey(name);
            case EndpointId.Server(var name) -> snapshot.servers().containsKey(name);
        };
    }

    private Access compile(CallerClass of) {
        return limits.access(of.endpoint(), of.groups(), of.reachesEndpoint(), of.permission());
    }
}
