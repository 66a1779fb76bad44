// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The names that a configuration gives, for checking the places where it uses them.
 *
 * @param servers by their lower-case form
 * @param issuers the identifiers of authorization servers
 */
public record Declared(
        Map<String, ServerName> servers,
        Set<String> credentials,
        Set<String> groups,
        Set<String> gateways,
        Set<String> issuers) {

    /** A configuration that has servers and groups only. */
    public static Declared of(Map<String, ServerName> servers, Set<String> groups) {
        return new Declared(servers, Set.of(), groups, Set.of(), Set.of());
    }

    /** The names of servers that stand as keys; a mistake in one is reported, and so is a name that stands twice. */
    public static Map<String, ServerName> serverNames(List<Field> entries) {
        return serverNames(entries, Map.of());
    }

    /** The same, beside names that are known already. */
    public static Map<String, ServerName> serverNames(List<Field> entries, Map<String, ServerName> known) {
        var names = new LinkedHashMap<>(known);
        for (var entry : entries) {
            serverName(entry).ifPresent(name -> {
                var first = names.putIfAbsent(name.key(), name);
                if (first != null) {
                    entry.keyError("the same server as '" + first + "' (expected: names that differ not only in case)");
                }
            });
        }
        return names;
    }

    private static Optional<ServerName> serverName(Field entry) {
        try {
            return Optional.of(new ServerName(entry.key()));
        } catch (IllegalArgumentException e) {
            entry.keyError("not a server name (expected: 1 to 128 characters, no slash, no control characters)");
            return Optional.empty();
        }
    }

    /** The server of this name, whatever its case. */
    public Optional<ServerName> findServer(String name) {
        return Optional.ofNullable(servers.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** The server that a key names. */
    public Optional<ServerName> serverOfKey(Field entry) {
        return server(entry, entry.key(), Field::keyError);
    }

    /** The server that a text names. */
    public Optional<ServerName> server(Field field) {
        return field.word().flatMap(name -> server(field, name, Field::error));
    }

    /** The tool groups that a list names. */
    public Set<String> groups(Field list) {
        return names(list, groups, "tool group");
    }

    /** The gateways that a list names. */
    public Set<String> gateways(Field list) {
        return names(list, gateways, "gateway");
    }

    /** The credential that a text names. */
    public Optional<String> credential(Field field) {
        return field.word().filter(name -> isKnown(field, name, credentials, "credential"));
    }

    /** The issuer that a text names. */
    public Optional<String> issuer(Field field) {
        return field.word().filter(name -> isKnown(field, name, issuers, "issuer of auth"));
    }

    private Optional<ServerName> server(Field field, String written, BiConsumer<Field, String> report) {
        var known = findServer(written);
        if (known.isEmpty()) {
            var names = servers.values().stream().map(ServerName::value).toList();
            report.accept(field, "no server is called '" + written + "'" + Suggestion.among(written, names));
        }
        return known;
    }

    private static Set<String> names(Field list, Set<String> known, String what) {
        var names = new LinkedHashSet<String>();
        for (var item : list.items()) {
            item.word().ifPresent(name -> {
                if (isKnown(item, name, known, what) && !names.add(name)) {
                    item.error("'" + name + "' stands twice in the list");
                }
            });
        }
        return names;
    }

    private static boolean isKnown(Field field, String name, Set<String> known, String what) {
        var isKnown = known.contains(name);
        if (!isKnown) {
            field.error("no " + what + " is called '" + name + "'" + Suggestion.among(name, known));
        }
        return isKnown;
    }
}
