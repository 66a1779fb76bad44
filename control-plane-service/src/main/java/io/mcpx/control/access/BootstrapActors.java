// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Recognises the bootstrap administrator's token, in constant time. */
@Singleton
final class BootstrapActors implements Actors {

    private static final String SCHEME = "sha256:";
    private static final int SHORTEST = 32;

    private final Optional<byte[]> hash;

    BootstrapActors(BootstrapConfig config) {
        this.hash = config.tokenHash()
                .map(BootstrapActors::parsed)
                .or(() -> config.tokenFile().map(file -> sha256(read(file))));
    }

    @Override
    public Uni<Optional<Actor>> find(Proof proof, OrganisationId organisation) {
        return findAnywhere(proof);
    }

    @Override
    public Uni<Optional<Actor>> findAnywhere(Proof proof) {
        return Uni.createFrom().item(isBootstrap(proof) ? Optional.of(new Actor.Bootstrap()) : Optional.empty());
    }

    private boolean isBootstrap(Proof proof) {
        return switch (proof) {
            case Proof.Bearer(var token) ->
                hash.filter(known -> MessageDigest.isEqual(known, sha256(token)))
                        .isPresent();
            case Proof.Session session -> false;
        };
    }

    private static byte[] parsed(String written) {
        if (!written.matches(SCHEME + "[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "mcpx.bootstrap.token-hash: not a hash (expected: sha256: and 64 hexadecimal digits)");
        }
        return HexFormat.of().parseHex(written.substring(SCHEME.length()));
    }

    private static String read(Path file) {
        try {
            var token = Files.readString(file).strip();
            if (token.length() < SHORTEST) {
                throw new IllegalArgumentException("mcpx.bootstrap.token-file: a token of " + token.length()
                        + " characters (expected: at least " + SHORTEST + ")");
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("mcpx.bootstrap.token-file: cannot be read", e);
        }
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
