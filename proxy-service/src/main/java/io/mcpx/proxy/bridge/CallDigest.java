// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names what a request is about, so that its next round can be told from another request: method, name, arguments. Pure. */
public final class CallDigest {

    public static String of(Message.Request request) {
        var digest = sha256();
        digest.update(request.method().getBytes(UTF_8));
        var name = Methods.nameMember(request.method());
        add(digest, name == null ? null : request.params().find(name));
        add(digest, request.params().find("arguments"));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable Slice part) {
        digest.update((byte) '\n');
        if (part != null) {
            digest.update(part.source(), part.from(), part.length());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private CallDigest() {}
}
