// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.ServerName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes names unique and fit for clients: letters, digits, {@code _} and {@code -}, at most 60 characters (the narrowest
 * known client). A name that had to change carries a short hash of its owner and native name, so that it is the same on
 * every replica and after every restart. Names are resolved by the table made here, never by splitting. Pure.
 *
 * @param bare whether names stay as they are
 */
record ExposedNames(Naming naming, boolean bare) {

    static final int LONGEST = 60;
    private static final int HASH_DIGITS = 8;

    /** A name before it is exposed. */
    record Claim(ServerName server, String prefix, String name) {

        String key() {
            return server.key() + "/" + name;
        }
    }

    /** Two or more claims to one name, none of which got it. */
    record Collision(String exposedName, List<Claim> claims) {
        Collision {
            claims = List.copyOf(claims);
        }

        /** Names both owners, for logs, health and {@code mcpx check}. */
        String describe() {
            var owners = claims.stream()
                    .map(claim -> claim.server() + "/" + claim.name())
                    .sorted()
                    .toList();
            return "'" + exposedName + "' is claimed by " + String.join(" and ", owners);
        }
    }

    /** Exposed name by claim, and what was refused. */
    record Assignment(Map<Claim, String> names, List<Collision> collisions) {
        Assignment {
            names = Map.copyOf(names);
            collisions = List.copyOf(collisions);
        }
    }

    /** Names of an endpoint in front of several servers. */
    static ExposedNames of(Naming naming) {
        return new ExposedNames(naming, false);
    }

    /** Names of an endpoint in front of one server: as they are. */
    static ExposedNames asTheyAre() {
        return new ExposedNames(Naming.BARE, true);
    }

    Assignment assign(List<Claim> claims) {
        var byName = new TreeMap<String, List<Claim>>();
        for (var claim : claims) {
            if (naming.style() == Naming.Style.EXPLICIT && !naming.names().containsKey(claim.key())) {
                continue; // explicit naming exposes nothing that was not named
            }
            byName.computeIfAbsent(firstChoice(claim), _ -> new ArrayList<>()).add(claim);
        }
        return resolve(byName);
    }

    private Assignment resolve(Map<String, List<Claim>> wanted) {
        var names = new HashMap<Claim, String>();
        var taken = new HashMap<String, Claim>();
        var contested = new TreeMap<String, List<Claim>>();
        wanted.forEach((name, claims) -> {
            if (claims.size() == 1) {
                names.put(claims.getFirst(), name);
                taken.put(name, claims.getFirst());
            } else {
                contested.put(name, claims);
            }
        });
        var collisions = new ArrayList<Collision>();
        contested.forEach((name, claims) -> settle(name, claims, names, taken, collisions));
        return new Assignment(names, collisions);
    }

    private void settle(
            String name,
            List<Claim> claims,
            Map<Claim, String> names,
            Map<String, Claim> taken,
            List<Collision> collisions) {
        if (severalServers(claims) && naming.collisions() == Naming.Collisions.REFUSE) {
            collisions.add(new Collision(name, claims));
            return;
        }
        for (var claim :
                claims.stream().sorted(Comparator.comparing(Claim::key)).toList()) {
            var choice = severalServers(claims) && naming.style() != Naming.Style.PREFIX
                    ? fit(claim, prefixed(claim))
                    : hashed(claim, name);
            if (taken.putIfAbsent(choice, claim) == null) {
                names.put(claim, choice);
            } else {
                collisions.add(new Collision(choice, List.of(claim, taken.get(choice))));
            }
        }
    }

    private static boolean severalServers(List<Claim> claims) {
        return claims.stream().map(Claim::server).distinct().count() > 1;
    }

    private String firstChoice(Claim claim) {
        if (bare) {
            return claim.name();
        }
        var explicit = naming.names().get(claim.key());
        if (explicit != null) {
            return fit(claim, explicit);
        }
        return naming.style() == Naming.Style.PREFIX ? fit(claim, prefixed(claim)) : fit(claim, claim.name());
    }

    private String prefixed(Claim claim) {
        return claim.prefix() + naming.separator() + claim.name();
    }

    private static String fit(Claim claim, String wanted) {
        var clean = clean(wanted);
        return clean.length() > LONGEST ? hashed(claim, clean) : clean;
    }

    private static String hashed(Claim claim, String name) {
        var end = Math.min(name.length(), LONGEST - HASH_DIGITS - 1);
        return name.substring(0, end) + "_" + hash(claim.key());
    }

    private static String clean(String name) {
        var text = new StringBuilder(name.length());
        name.codePoints().forEach(point -> text.appendCodePoint(isPlain(point) ? point : '_'));
        return text.toString();
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z')
                || (point >= 'A' && point <= 'Z')
                || (point >= '0' && point <= '9')
                || point == '_'
                || point == '-';
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
