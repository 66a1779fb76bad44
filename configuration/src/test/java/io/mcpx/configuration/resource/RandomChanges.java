// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.text.ConfigText;
import io.mcpx.configuration.text.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes changes of a small world of names, some of which make mistakes: names that are not there, things that belong to others. */
final class RandomChanges {

    private static final List<String> HASHES =
            List.of("0a".repeat(32), "1b".repeat(32), "2c".repeat(32), "3d".repeat(32), "4e".repeat(32));
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Random random;
    private List<Resource> present = List.of();

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    /** A change of a configuration that has these resources. */
    record Step(List<Resource> upserts, Set<ResourceKey> removed) {}

    Step next(Collection<Resource> resources) {
        present = List.copyOf(resources);
        var upserts = new LinkedHashMap<ResourceKey, Resource>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            var resource = any(KINDS.get(random.nextInt(KINDS.size())));
            upserts.put(resource.key(), resource);
        }
        var removed = new HashSet<ResourceKey>();
        if (random.nextInt(3) == 0 && !present.isEmpty()) {
            removed.add(present.get(random.nextInt(present.size())).key());
        }
        return random.nextInt(4) == 0 ? new Step(List.of(), removed) : new Step(List.copyOf(upserts.values()), removed);
    }

    private Resource any(Kind kind) {
        return switch (kind) {
            case SERVER -> resource(kind, one("s0", "s1", "s2", "S2", "s3"), server());
            case CREDENTIAL -> resource(kind, one("c0", "c1"), credential());
            case TOOL_GROUP -> resource(kind, one("g0", "g1", "g 2"), "{servers: %s}".formatted(selections()));
            case NAMING -> resource(kind, "", naming());
            case GATEWAY -> resource(kind, one("w0", "w1", "W1", "w2"), gateway());
            case PERMISSIONS -> resource(kind, "", permissions());
            case AGENT -> resource(kind, one("a0", "a1", "a2", "a3"), agent());
            case AUTH -> resource(kind, "", auth());
        };
    }

    private String server() {
        var parts = new ArrayList<String>();
        parts.add(one("url: 'https://example.com/mcp'", "url: 'http://127.0.0.1/mcp'", "command: node"));
        maybe(parts, "headers: {X-Key: '$${literal}', X-Other: é}");
        maybe(parts, "credential: " + used(Kind.CREDENTIAL));
        maybe(parts, "prefix: " + one("p", "q", "s0"));
        maybe(parts, "timeout: " + one("5s", "20m", "oops"));
        maybe(
                parts,
                "tools: {create: {rename: %s, inputs: {a: {value: {b: [1, '$${c}', null]}}}}}"
                        .formatted(one("make", "new")));
        maybe(parts, "disabledTools: [delete]");
        return mapping(parts);
    }

    private String credential() {
        return one(
                "{type: bearer, token: t}",
                "{type: apiKey, header: X-Key, value: '${vault:a#b}'}",
                "{type: apiKey, header: X-Mine, value: '${env:KEY}'}",
                "{type: clientCredentials, tokenUrl: 'https://id.example.com/', clientId: a, clientSecret: '${file:/b}', scopes: [y, x]}");
    }

    private String selections() {
        return "{%s: %s}".formatted(used(Kind.SERVER), one("'*'", "[create]", "[make, delete]", "[]"));
    }

    private String naming() {
        var parts = new ArrayList<String>();
        maybe(parts, "style: " + one("none", "prefix"));
        maybe(parts, "separator: _");
        maybe(parts, "names: {%s: {create: made}}".formatted(used(Kind.SERVER)));
        return mapping(parts);
    }

    private String gateway() {
        var parts = new ArrayList<String>();
        maybe(parts, "servers: " + (random.nextBoolean() ? selections() : "[" + used(Kind.SERVER) + "]"));
        maybe(parts, "groups: ['%s']".formatted(used(Kind.TOOL_GROUP)));
        maybe(parts, "naming: " + naming());
        maybe(parts, "scopes: [mcp]");
        return mapping(parts);
    }

    private String permissions() {
        var parts = new ArrayList<String>();
        maybe(parts, "default: " + one("allow", "block"));
        maybe(parts, "consumers: {dev: {block: ['%s']}}".formatted(used(Kind.TOOL_GROUP)));
        maybe(parts, "clientNames: {Cursor: {default: block, servers: {%s: allow}}}".formatted(used(Kind.SERVER)));
        return mapping(parts);
    }

    private String agent() {
        var parts = new ArrayList<String>();
        parts.add("keys: ['sha256:%s']".formatted(HASHES.get(random.nextInt(HASHES.size()))));
        maybe(parts, "groups: ['%s']".formatted(used(Kind.TOOL_GROUP)));
        maybe(parts, "gateways: [%s]".formatted(used(Kind.GATEWAY)));
        maybe(parts, "consumerTag: dev");
        maybe(
                parts,
                "subjects: [{issuer: 'https://id.example.%s', subject: %s}]"
                        .formatted(one("com", "org"), one("x", "y")));
        return mapping(parts);
    }

    private String auth() {
        var parts = new ArrayList<String>();
        maybe(parts, "required: true");
        maybe(parts, "sharedKey: 'sha256:%s'".formatted(HASHES.get(random.nextInt(HASHES.size()))));
        maybe(
                parts,
                "publicUrl: 'https://mcp.example.com', issuers: [{issuer: 'https://id.example.%s'}]"
                        .formatted(one("com", "org")));
        return mapping(parts);
    }

    /** Mostly a name that is there. */
    private String used(Kind kind) {
        var names = present.stream()
                .map(Resource::key)
                .filter(key -> key.kind() == kind)
                .map(ResourceKey::name)
                .toList();
        return names.isEmpty() || random.nextInt(12) == 0 ? "nowhere" : names.get(random.nextInt(names.size()));
    }

    private void maybe(List<String> parts, String part) {
        if (random.nextInt(3) == 0) {
            parts.add(part);
        }
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String mapping(List<String> parts) {
        return "{" + String.join(", ", parts) + "}";
    }

    /** The resource of a body in YAML. */
    static Resource resource(Kind kind, String name, String yaml) {
        var node = ConfigText.read("body.yaml", yaml, new Problems());
        return Resource.of(new ResourceKey(kind, name), node.orElseThrow(() -> new AssertionError(yaml)));
    }
}
