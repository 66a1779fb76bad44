// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.protocol.json.Slice;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names a snapshot by its content: equal snapshots have equal versions, in every process. */
public final class ContentVersion {

    /** Lower-case hexadecimal SHA-256 over every component of the snapshot but its version. */
    public static String of(Snapshot snapshot) {
        return HexFormat.of()
                .formatHex(sha256().digest(canonical(snapshot.withVersion("")).getBytes(UTF_8)));
    }

    /** Records by their components, so that none can be forgotten. */
    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case ServerName name -> quoted(name.value());
            case Slice json -> quoted(json.text());
            case Record some -> components(some);
            case Map<?, ?> map -> sorted(map);
            case Set<?> set ->
                set.stream().map(ContentVersion::canonical).sorted().toList().toString();
            case Collection<?> list ->
                list.stream().map(ContentVersion::canonical).toList().toString();
            default -> quoted(value.toString());
        };
    }

    private static String components(Record some) {
        return some.getClass().getSimpleName()
                + Arrays.stream(some.getClass().getRecordComponents())
                        .map(component -> canonical(read(some, component)))
                        .toList();
    }

    private static String sorted(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> canonical(entry.getKey()) + "=" + canonical(entry.getValue()))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Quoted, so that no text can pass for the end of its neighbour. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static @Nullable Object read(Record some, RecordComponent component) {
        try {
            return component.getAccessor().invoke(some);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every component of a public record can be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    private ContentVersion() {}
}
