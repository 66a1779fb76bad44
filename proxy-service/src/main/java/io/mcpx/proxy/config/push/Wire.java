// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.mcpx.configuration.resource.Resource;
import io.mcpx.configuration.resource.ResourceKey;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.Kind;
import io.mcpx.contracts.config.v1.KnownResource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Between the messages of the contract and the resources of the configuration. */
final class Wire {

    private static final int LONGEST_NAME = 253;
    private static final int LARGEST_BODY = 4 << 20;
    private static final HexFormat HEX = HexFormat.of();

    /** A resource whose body is what its hash says. */
    static Resource resource(io.mcpx.contracts.config.v1.Resource wire) throws BrokenContract {
        var key = key(wire.getKind(), wire.getKindValue(), wire.getName());
        if (wire.getBody().size() > LARGEST_BODY) {
            throw new BrokenContract(describe(key) + ": a body of "
                    + wire.getBody().size() + " bytes (expected: at most " + LARGEST_BODY + ")");
        }
        var hash = sha256(wire.getBody().asReadOnlyByteBuffer());
        if (!MessageDigest.isEqual(hash, wire.getHash().toByteArray())) {
            throw new BrokenContract(describe(key) + ": the body is not what its hash says");
        }
        return new Resource(key, HEX.formatHex(hash), text(key, wire.getBody()));
    }

    static ResourceKey key(Kind kind, int number, String name) throws BrokenContract {
        if (name.length() > LONGEST_NAME) {
            throw new BrokenContract(
                    kind + ": a name of " + name.length() + " characters (expected: at most " + LONGEST_NAME + ")");
        }
        var of = kind(kind, number, name);
        if (of.isNamed() == name.isEmpty()) {
            throw new BrokenContract(describe(of, name)
                    + (name.isEmpty() ? ": no name (expected: one)" : ": a name (expected: none, there is only one)"));
        }
        return new ResourceKey(of, name);
    }

    private static ResourceKey.Kind kind(Kind kind, int number, String name) throws BrokenContract {
        return switch (kind) {
            case KIND_SERVER -> ResourceKey.Kind.SERVER;
            case KIND_TOOL_GROUP -> ResourceKey.Kind.TOOL_GROUP;
            case KIND_GATEWAY -> ResourceKey.Kind.GATEWAY;
            case KIND_AGENT -> ResourceKey.Kind.AGENT;
            case KIND_CREDENTIAL -> ResourceKey.Kind.CREDENTIAL;
            case KIND_NAMING -> ResourceKey.Kind.NAMING;
            case KIND_PERMISSIONS -> ResourceKey.Kind.PERMISSIONS;
            case KIND_AUTH -> ResourceKey.Kind.AUTH;
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new BrokenContract(
                        "resource '" + clean(name, LONGEST_NAME) + "': unknown kind " + number + " (expected: 1 to 8)");
        };
    }

    private static Kind kind(ResourceKey.Kind kind) {
        return switch (kind) {
            case SERVER -> Kind.KIND_SERVER;
            case TOOL_GROUP -> Kind.KIND_TOOL_GROUP;
            case GATEWAY -> Kind.KIND_GATEWAY;
            case AGENT -> Kind.KIND_AGENT;
            case CREDENTIAL -> Kind.KIND_CREDENTIAL;
            case NAMING -> Kind.KIND_NAMING;
            case PERMISSIONS -> Kind.KIND_PERMISSIONS;
            case AUTH -> Kind.KIND_AUTH;
        };
    }

    private static String text(ResourceKey key, ByteString body) throws BrokenContract {
        try {
            return UTF_8.newDecoder().decode(body.asReadOnlyByteBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenContract(describe(key) + ": the body is not valid UTF-8");
        }
    }

    static KnownResource known(Resource resource) {
        return KnownResource.newBuilder()
                .setKind(kind(resource.key().kind()))
                .setName(resource.key().name())
                .setHash(UnsafeByteOperations.unsafeWrap(HEX.parseHex(resource.hash())))
                .build();
    }

    /** A whole snapshot as one full change: what is kept on disk. */
    static Delta whole(String version, Collection<Resource> resources) {
        var delta = Delta.newBuilder().setVersion(version).setFull(true);
        for (var resource : resources) {
            delta.addUpserts(io.mcpx.contracts.config.v1.Resource.newBuilder()
                    .setKind(kind(resource.key().kind()))
                    .setName(resource.key().name())
                    .setHash(UnsafeByteOperations.unsafeWrap(HEX.parseHex(resource.hash())))
                    .setBody(ByteString.copyFromUtf8(resource.body())));
        }
        return delta.build();
    }

    static @Nullable Instant committedAt(Delta delta) {
        if (!delta.hasCommittedAt()) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(
                    delta.getCommittedAt().getSeconds(), delta.getCommittedAt().getNanos());
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    static String describe(ResourceKey key) {
        return describe(key.kind(), key.name());
    }

    private static String describe(ResourceKey.Kind kind, String name) {
        return name.isEmpty() ? kind.name() : kind.name() + " '" + clean(name, LONGEST_NAME) + "'";
    }

    /** What somebody else wrote, fit for a line of a log. */
    static String clean(String text, int longest) {
        var line = text.codePoints()
                .limit(longest)
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return line.toString();
    }

    private static byte[] sha256(ByteBuffer content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private Wire() {}
}
