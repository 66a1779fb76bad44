// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import com.google.protobuf.ByteString;
import io.mcpx.configuration.resource.Assembled;
import io.mcpx.configuration.resource.Assembly;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.Kind;
import io.mcpx.contracts.config.v1.Resource;
import io.mcpx.contracts.config.v1.ResourceKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a right control plane would send. */
final class Pushed {

    static final Resource ONE = server("one");
    static final Resource TWO = server("two");
    static final Resource WRONG =
            resource(Kind.KIND_SERVER, "wrong", "{\"timeot\":\"3s\",\"url\":\"http://127.0.0.1:1/mcp\"}");

    static Resource server(String name) {
        return resource(Kind.KIND_SERVER, name, "{\"url\":\"http://127.0.0.1:1/" + name + "\"}");
    }

    /** An agent whose key is not known to anybody. */
    static Resource agent(String name) {
        return resource(Kind.KIND_AGENT, name, "{\"keys\":[\"sha256:" + "ab".repeat(32) + "\"]}");
    }

    static Resource resource(Kind kind, String name, String body) {
        var bytes = ByteString.copyFromUtf8(body);
        return Resource.newBuilder()
                .setKind(kind)
                .setName(name)
                .setHash(sha256(bytes))
                .setBody(bytes)
                .build();
    }

    static ResourceKey key(Resource resource) {
        return ResourceKey.newBuilder()
                .setKind(resource.getKind())
                .setName(resource.getName())
                .build();
    }

    /** All there is. */
    static Delta full(Resource... all) {
        return Delta.newBuilder()
                .setVersion(version(all))
                .setFull(true)
                .addAllUpserts(List.of(all))
                .build();
    }

    /** The version that a configuration of these has. */
    static String version(Resource... all) {
        var resources = new ArrayList<io.mcpx.configuration.resource.Resource>();
        for (var resource : all) {
            try {
                resources.add(Wire.resource(resource));
            } catch (BrokenContract e) {
                throw new AssertionError(e);
            }
        }
        return switch (Assembly.EMPTY.with(resources, Set.of())) {
            case Assembled.Valid valid -> valid.snapshot().version();
            case Assembled.Invalid invalid -> "0".repeat(64);
        };
    }

    static ByteString sha256(ByteString content) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pushed() {}
}
