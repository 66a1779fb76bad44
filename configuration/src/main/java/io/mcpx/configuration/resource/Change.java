// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.mcpx.McpxEntries;
import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One change of an assembly: takes the resources in, then reads what it touches, section by section. Used once. */
final class Change {

    private final Assembly base;
    private final TreeMap<ResourceKey, Resource> resources;
    private final Set<ResourceKey> changed = new TreeSet<>();
    private final Bodies bodies = new Bodies();

    Change(Assembly base, List<Resource> upserts, Set<ResourceKey> removed) {
        this.base = base;
        this.resources = new TreeMap<>(base.table());
        removed.forEach(this::remove);
        var seen = new HashSet<ResourceKey>();
        upserts.forEach(resource -> put(resource, seen));
    }

    private void remove(ResourceKey key) {
        if (resources.remove(key) != null) {
            changed.add(key);
        }
    }

    private void put(Resource resource, Set<ResourceKey> seen) {
        if (!seen.add(resource.key())) {
            bodies.report(resource.key(), "stands twice in the change");
        }
        var before = resources.put(resource.key(), resource);
        if (before == null || !before.equals(resource)) {
            changed.add(resource.key());
        }
    }

    Assembled apply() {
        var claims = base.claims().copy();
        var snapshot = snapshot(claims);
        return bodies.areGood()
                ? new Assembled.Valid(new Assembly(resources, snapshot, claims), snapshot)
                : new Assembled.Invalid(bodies.problems());
    }

    /** Sections are read in the order in which they use each other's names. */
    private Snapshot snapshot(Claims claims) {
        var before = base.snapshot();
        var sections = new Sections(this, new McpxEntries(declared(), claims));
        var credentials = sections.credentials(before.credentials());
        var servers = sections.servers(before.servers(), credentials);
        var groups = sections.groups(before.groups(), servers);
        var naming = sections.naming(before.naming());
        var gateways = sections.gateways(before.gateways(), servers, naming);
        var agents = sections.agents(before.agents());
        return new Snapshot(
                Version.of(resources.values()),
                servers,
                credentials,
                gateways,
                groups,
                sections.permissions(before.rules()),
                naming,
                agents,
                sections.auth(before.auth()));
    }

    private Declared declared() {
        var before = base.snapshot();
        return new Declared(
                serverNames(),
                names(Kind.CREDENTIAL, before.credentials().keySet()),
                names(Kind.TOOL_GROUP, before.groups().keySet()),
                names(Kind.GATEWAY, before.gateways().keySet()),
                issuers());
    }

    /** Servers that stay as they are, and those of this change; these are checked against each other and the others. */
    private Map<String, ServerName> serverNames() {
        var keys = changedOf(Kind.SERVER);
        var staying = base.snapshot().servers().keySet().stream()
                .filter(name -> !changed.contains(new ResourceKey(Kind.SERVER, name.value())))
                .collect(Collectors.toMap(ServerName::key, Function.identity()));
        return Declared.serverNames(
                keys.stream().flatMap(key -> field(key).stream()).toList(), staying);
    }

    private Set<String> names(Kind kind, Set<String> before) {
        var differing = differing(kind);
        if (differing.isEmpty()) {
            return before;
        }
        var after = new HashSet<>(before);
        for (var name : differing) {
            if (!after.add(name)) {
                after.remove(name);
            }
        }
        return after;
    }

    private Set<String> issuers() {
        var auth = ResourceKey.of(Kind.AUTH);
        return changed.contains(auth)
                ? field(auth).map(McpxEntries::issuers).orElse(Set.of())
                : identifiers(base.snapshot().auth());
    }

    private static Set<String> identifiers(AuthSpec auth) {
        return auth.issuers().stream().map(IssuerSpec::issuer).collect(Collectors.toSet());
    }

    /** The keys of a kind whose resources came, went or have another body. */
    Set<ResourceKey> changedOf(Kind kind) {
        return changed.stream().filter(key -> key.kind() == kind).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same, and those of entries that a change elsewhere concerns. */
    <V> Set<ResourceKey> again(Kind kind, Map<String, V> before, Predicate<V> isConcerned) {
        var again = changedOf(kind);
        before.forEach((name, entry) -> {
            if (isConcerned.test(entry)) {
                again.add(new ResourceKey(kind, name));
            }
        });
        return again;
    }

    /** The names of a kind that came or went. */
    Set<String> differing(Kind kind) {
        return changedOf(kind).stream()
                .filter(key -> resources.containsKey(key) != base.table().containsKey(key))
                .map(ResourceKey::name)
                .collect(Collectors.toSet());
    }

    /** The identifiers of issuers that came or went. */
    Set<String> differingIssuers() {
        var before = identifiers(base.snapshot().auth());
        var after = issuers();
        return Stream.concat(before.stream(), after.stream())
                .filter(issuer -> before.contains(issuer) != after.contains(issuer))
                .collect(Collectors.toSet());
    }

    boolean isChanged(ResourceKey key) {
        return changed.contains(key);
    }

    boolean isGone(ResourceKey key) {
        return !resources.containsKey(key);
    }

    /** The entry of a key; empty when there is none, or when it cannot be read. */
    Optional<Field> field(ResourceKey key) {
        return Optional.ofNullable(resources.get(key)).flatMap(bodies::read);
    }
}
