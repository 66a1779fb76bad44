// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.peer;

import io.mcpx.proxy.seal.Sealer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a replica seals into a request that it sends on, so that nobody else can say so: good for this request alone, at this receiver,
 * for a moment.
 *
 * @param sender the replica that sends it on
 * @param receiver the replica that it is meant for
 * @param body SHA-256 of the body, in hexadecimal digits
 */
public record PeerProof(Purpose purpose, String sender, String receiver, Instant expiry, String body) {

    /** The header that carries it. In an answer it says that the receiver did nothing with the request, and why. */
    public static final String HEADER = "X-Mcpx-Forwarded";

    /** In an answer: the receiver does not have what the request is about. */
    public static final String ELSEWHERE = "elsewhere";

    /** In an answer: the receiver does not believe the proof. */
    public static final String REFUSED = "refused";

    private static final String SEALED_AS = "peer ";
    private static final int PARTS = 5;

    /** What the receiver is to do. */
    public enum Purpose {
        /** Serve the request if its session is open there; else do nothing. */
        FIND,
        /** Serve the request, and go on with its session if that is not open there. */
        ADOPT,
        /** End the session. */
        END,
        /** Serve the request, which goes on with what is held there. */
        GO_ON
    }

    /** The text for the request with this method and target. */
    public String sealedFor(String method, String target, Sealer sealer) {
        var content = String.join(" ", purpose.name(), sender, receiver, Long.toString(expiry.toEpochMilli()), body);
        return sealer.seal(SEALED_AS + method + " " + target, content);
    }

    /** Empty for whatever was not sealed for a request with this method and target. */
    public static Optional<PeerProof> open(String text, String method, String target, Sealer sealer) {
        return sealer.open(SEALED_AS + method + " " + target, text).map(PeerProof::parse);
    }

    /** Whether the request with this body is the one that was sent on. */
    public boolean covers(byte[] text) {
        return body.equals(digest(text));
    }

    public static String digest(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private static PeerProof parse(String content) {
        var parts = content.split(" ", PARTS);
        return new PeerProof(
                Purpose.valueOf(parts[0]),
                parts[1],
                parts[2],
                Instant.ofEpochMilli(Long.parseLong(parts[3])),
                parts[4]);
    }
}
