// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.model.HeaderRules;
import io.mcpx.configuration.model.Reach;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how a server of an {@code mcp.json} is reached. A reference without a value makes the server unresolved. */
final class McpReachReader {

    private enum Type {
        STDIO,
        SSE,
        STREAMABLE_HTTP
    }

    private final Fields fields;
    private final List<String> missing = new ArrayList<>();

    private McpReachReader(Fields fields) {
        this.fields = fields;
    }

    static Reach read(Fields fields) {
        return new McpReachReader(fields).read();
    }

    private Reach read() {
        var stated = find("type");
        var type = stated.isPresent() ? stated.flatMap(McpReachReader::type) : implied();
        var reach = type.flatMap(this::of).orElse(Reach.MISTAKEN);
        List.of("url", "headers", "command", "args", "env", "cwd").forEach(fields::find);
        return missing.isEmpty() ? reach : unresolved(reach);
    }

    private Reach unresolved(Reach reach) {
        var reason = String.join("; ", missing);
        fields.owner().warning("the server stays away: " + reason);
        return new Reach(new ServerTransport.Unresolved(reason), reach.egress());
    }

    /** Clients write the newer transport in several ways. */
    private static Optional<Type> type(Field field) {
        return switch (field.word().orElse("stdio")) {
            case "stdio" -> Optional.of(Type.STDIO);
            case "sse" -> Optional.of(Type.SSE);
            case "streamable-http", "streamableHttp", "streamable_http", "http" -> Optional.of(Type.STREAMABLE_HTTP);
            default -> {
                field.expected("stdio, sse or streamable-http");
                yield Optional.empty();
            }
        };
    }

    private Optional<Type> implied() {
        if (find("command").isPresent()) {
            return Optional.of(Type.STDIO);
        }
        return fields.require("url", "the URL of a remote server, or command for a local one")
                .map(url -> Type.STREAMABLE_HTTP);
    }

    private Optional<Reach> of(Type type) {
        return switch (type) {
            case STDIO -> stdio();
            case SSE -> remote().map(remote -> remote.reach(new ServerTransport.Sse(remote.url(), remote.headers())));
            case STREAMABLE_HTTP ->
                remote().map(remote -> remote.reach(new ServerTransport.Http(remote.url(), remote.headers())));
        };
    }

    /** What both remote transports have. */
    private record Remote(URI url, Map<String, String> headers, Egress egress) {
        Reach reach(ServerTransport transport) {
            return new Reach(transport, egress);
        }
    }

    private Optional<Remote> remote() {
        var headers = find("headers").map(this::headers).orElse(Map.of());
        return fields.require("url", "the URL of the server")
                .map(this::tolerant)
                .flatMap(Address::read)
                .map(address -> new Remote(address.url(), headers, egress(address)));
    }

    /** The format cannot say that a server is in a private network, so any name may turn out to be. */
    private static Egress egress(Address address) {
        var implied = address.impliedEgress();
        return implied == Egress.PUBLIC && !address.isLiteral() ? Egress.PRIVATE : implied;
    }

    private Map<String, String> headers(Field field) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var entry : field.entries()) {
            if (!HeaderRules.isName(entry.key())) {
                entry.keyError("not a header name");
            } else if (HeaderRules.isOurs(entry.key())) {
                entry.warning("ignored: the gateway sets this header itself");
            } else {
                EnvValue.ofHeader(entry).read(this::addMissing).ifPresent(value -> headers.put(entry.key(), value));
            }
        }
        return headers;
    }

    private Optional<Reach> stdio() {
        var command = fields.require("command", "the program to start")
                .map(this::tolerant)
                .flatMap(Field::filledText);
        var arguments = find("args").map(this::arguments).orElse(List.of());
        var environment = find("env").map(this::environment).orElse(Map.of());
        var directory = find("cwd").map(this::tolerant).flatMap(Field::path);
        return command.map(program -> stdio(program, arguments, environment, directory));
    }

    private static Reach stdio(
            String program, List<String> arguments, Map<String, String> environment, Optional<Path> directory) {
        var transport = new ServerTransport.Stdio(program, arguments, environment, directory.orElse(null));
        return new Reach(transport, Egress.PUBLIC);
    }

    private List<String> arguments(Field field) {
        return tolerant(field.asSecret()).items().stream()
                .map(Field::text)
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<String, String> environment(Field field) {
        var environment = new TreeMap<String, String>();
        for (var entry : field.entries()) {
            EnvValue.ofEnvironment(entry)
                    .read(this::addMissing)
                    .ifPresent(value -> environment.put(entry.key(), value));
        }
        return environment;
    }

    private Optional<Field> find(String key) {
        return fields.findFilled(key);
    }

    private Field tolerant(Field field) {
        return field.in(field.reading().onMissing(this::addMissing));
    }

    private void addMissing(Field field, String what) {
        missing.add(field.fieldPath() + ": " + what);
    }
}
