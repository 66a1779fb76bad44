// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What may belong to one entry of a configuration only. Not thread-safe. */
public final class Claims {

    private final Map<Claim, String> owners;

    /** What is claimed. */
    public enum Sort {
        /** What exposed names of a server begin with. */
        PREFIX,
        /** The name of a gateway in lower case. */
        GATEWAY,
        /** The hash of an API key. */
        KEY,
        /** An issuer and a subject of it. */
        SUBJECT
    }

    /** One thing that has at most one owner. */
    public record Claim(Sort sort, String text) {}

    public Claims() {
        this(new HashMap<>());
    }

    private Claims(Map<Claim, String> owners) {
        this.owners = owners;
    }

    /** The same claims, to which others can be added. */
    public Claims copy() {
        return new Claims(new HashMap<>(owners));
    }

    /** Claims something, and says who has it already; then it stays with that one. */
    public Optional<String> claim(Sort sort, String text, String owner) {
        return Optional.ofNullable(owners.putIfAbsent(new Claim(sort, text), owner));
    }

    /** Who has it. */
    public Optional<String> owner(Sort sort, String text) {
        return Optional.ofNullable(owners.get(new Claim(sort, text)));
    }

    /** Lets it go. */
    public void release(Claim claim) {
        owners.remove(claim);
    }
}
