// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import io.mcpx.configuration.route.ServerName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one rule leaves of all servers. Rules only ever take away: a caller may use what every limit leaves.
 *
 * @param rule names the rule in records
 * @param kinds to which kinds of items with names of their own it applies; resources follow from it if it applies to tools
 * @param servers what is left of these servers
 * @param others what is left of any other server
 */
record Limit(String rule, Set<ItemKind> kinds, Map<ServerName, Names> servers, Names others) {

    private static final Set<ItemKind> NAMED = Set.copyOf(EnumSet.of(ItemKind.TOOL, ItemKind.PROMPT));

    Limit {
        servers = Map.copyOf(servers);
    }

    /** Leaves only this. */
    static Limit onlyTo(String rule, Map<ServerName, Names> servers) {
        return new Limit(rule, NAMED, servers, Names.none());
    }

    /** Takes this away. */
    static Limit allBut(String rule, Map<ServerName, Names> servers) {
        return new Limit(rule, NAMED, complements(servers), Names.every());
    }

    /** Takes away nothing but tools with these names. */
    static Limit allButTools(String rule, Map<ServerName, Names> servers) {
        return new Limit(rule, Set.of(ItemKind.TOOL), complements(servers), Names.every());
    }

    static Limit nothing(String rule) {
        return onlyTo(rule, Map.of());
    }

    Names of(ServerName server) {
        return servers.getOrDefault(server, others);
    }

    boolean allows(ItemKind kind, ServerName server, String name) {
        return !kinds.contains(kind) || of(server).contains(name);
    }

    /** The same text for equal limits, in every process. */
    String canonical() {
        var sorted = new TreeMap<String, String>();
        servers.forEach((server, names) -> sorted.put(server.key(), canonical(names)));
        return rule + "\n" + sorted + "\n" + canonical(others) + "\n";
    }

    private static String canonical(Names names) {
        return switch (names) {
            case Names.Only(var only) -> "+" + only.stream().sorted().toList();
            case Names.AllBut(var but) -> "-" + but.stream().sorted().toList();
        };
    }

    private static Map<ServerName, Names> complements(Map<ServerName, Names> servers) {
        var complements = new TreeMap<ServerName, Names>();
        servers.forEach((server, names) -> complements.put(server, names.complement()));
        return complements;
    }
}
