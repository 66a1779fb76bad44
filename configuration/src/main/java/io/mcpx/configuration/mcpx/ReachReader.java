// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Address;
import io.mcpx.configuration.model.LiteralSecrets;
import io.mcpx.configuration.model.Reach;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.text.Field;
import io.mcpx.configuration.text.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how a server is reached. */
final class ReachReader {

    private enum Type {
        STDIO,
        SSE,
        STREAMABLE_HTTP
    }

    private static final List<String> OF_HTTP = List.of("url", "headers", "egress", "credential");
    private static final List<String> OF_STDIO = List.of("command", "args", "env", "directory");

    private final Fields fields;

    private ReachReader(Fields fields) {
        this.fields = fields;
    }

    static Reach read(Fields fields) {
        return new ReachReader(fields).read();
    }

    private Reach read() {
        var stated = fields.find("type");
        OF_HTTP.forEach(fields::find);
        OF_STDIO.forEach(fields::find);
        if (!fields.owner().isMapping()) {
            return Reach.MISTAKEN;
        }
        var type = stated.isPresent() ? stated.flatMap(field -> field.choice(Type.class)) : implied();
        return type.flatMap(this::of).orElse(Reach.MISTAKEN);
    }

    private Optional<Type> implied() {
        var url = fields.find("url");
        var command = fields.find("command");
        if (url.isPresent() && command.isPresent()) {
            command.get().keyError("a server has both url and command (expected: one of them)");
            return Optional.empty();
        }
        if (url.isEmpty() && command.isEmpty()) {
            fields.require("url", "the URL of a remote server, or command for a local one");
            return Optional.empty();
        }
        return Optional.of(url.isPresent() ? Type.STREAMABLE_HTTP : Type.STDIO);
    }

    private Optional<Reach> of(Type type) {
        return switch (type) {
            case STDIO -> {
                refuse(OF_HTTP, "stdio");
                yield stdio();
            }
            case SSE -> {
                refuse(OF_STDIO, "sse");
                yield remote(type);
            }
            case STREAMABLE_HTTP -> {
                refuse(OF_STDIO, "streamable-http");
                yield remote(type);
            }
        };
    }

    private void refuse(List<String> keys, String type) {
        for (var key : keys) {
            fields.find(key).ifPresent(field -> field.keyError("not for servers of type " + type));
        }
    }

    private Optional<Reach> remote(Type type) {
        var url = fields.require("url", "the URL of the server").flatMap(Address::read);
        var headers = fields.find("headers").map(HeadersReader::read).orElse(Map.of());
        url.ifPresent(address -> warnOfPlainText(address, headers));
        return url.map(address -> new Reach(
                type == Type.SSE
                        ? new ServerTransport.Sse(address.url(), headers)
                        : new ServerTransport.Http(address.url(), headers),
                EgressReader.read(fields, "url", address)));
    }

    private void warnOfPlainText(Address address, Map<String, String> headers) {
        if (address.isEncrypted() || address.impliedEgress() != Egress.PUBLIC) {
            return;
        }
        if (!headers.isEmpty()) {
            fields.find("headers")
                    .ifPresent(field -> field.warning("the headers are sent unencrypted (better: https)"));
        }
        fields.find("credential")
                .ifPresent(field -> field.warning("the credential is sent unencrypted (better: https)"));
    }

    private Optional<Reach> stdio() {
        var command = fields.require("command", "the program to start").flatMap(Field::filledText);
        var arguments = fields.find("args").map(ReachReader::arguments).orElse(List.of());
        var environment = fields.find("env").map(ReachReader::environment).orElse(Map.of());
        var directory = fields.find("directory").flatMap(Field::path).orElse(null);
        return command.map(program ->
                new Reach(new ServerTransport.Stdio(program, arguments, environment, directory), Egress.PUBLIC));
    }

    private static List<String> arguments(Field field) {
        return field.asSecret().items().stream()
                .map(Field::text)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, String> environment(Field field) {
        var environment = new TreeMap<String, String>();
        for (var entry : field.asSecret().entries()) {
            if (entry.key().isEmpty() || entry.key().contains("=")) {
                entry.keyError("not the name of an environment variable");
            } else {
                LiteralSecrets.look(entry);
                entry.text().ifPresent(value -> environment.put(entry.key(), value));
            }
        }
        return environment;
    }
}
