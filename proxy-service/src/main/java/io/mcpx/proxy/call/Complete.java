// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code completion/complete}: by the prompt's exposed name, or by the resource's URI or template. */
@Singleton
final class Complete implements MethodHandler {

    private static final Slice NOTHING = Slice.trusted("{\"completion\":{\"values\":[]}}");
    private static final Slice NOTHING_MODERN =
            Slice.trusted("{\"resultType\":\"complete\",\"completion\":{\"values\":[]}}");

    private final Forward forward;

    Complete(Forward forward) {
        this.forward = forward;
    }

    @Override
    public void handle(Exchange exchange) {
        var reference = exchange.params().object("ref");
        var type = reference == null ? null : reference.string("type");
        if (reference == null || type == null) {
            exchange.refuse(ClientErrors.invalidParams("ref: missing (expected: a ref/prompt or ref/resource object)"));
            return;
        }
        switch (type) {
            case "ref/prompt" -> prompt(exchange, reference);
            case "ref/resource" -> resource(exchange, reference);
            default ->
                exchange.refuse(
                        ClientErrors.invalidParams("ref.type: '" + type + "' (expected: ref/prompt or ref/resource)"));
        }
    }

    private void prompt(Exchange exchange, JsonObject reference) {
        var name = reference.string("name");
        if (name == null) {
            exchange.refuse(ClientErrors.invalidParams("ref.name: missing (expected: a prompt's name)"));
            return;
        }
        var item = exchange.findAllowed(ItemKind.PROMPT, name, ClientErrors.unknownPrompt(name));
        if (item != null) {
            forward(
                    exchange,
                    item.server(),
                    item.eras().towards(exchange.era()),
                    OutgoingParams.of(exchange).set(reference, "name", item.nativeName()));
        }
    }

    private void resource(Exchange exchange, JsonObject reference) {
        var uri = reference.string("uri");
        if (uri == null) {
            exchange.refuse(ClientErrors.invalidParams("ref.uri: missing (expected: a resource URI or template)"));
            return;
        }
        exchange.trail().concerns(uri);
        var template = exchange.catalog().find(ItemKind.RESOURCE_TEMPLATE, uri);
        var route = template != null
                ? Optional.of(new ResourceRoute(
                        template.server(), template.eras().towards(exchange.era()), template.nativeName()))
                : ResourceRoute.find(exchange, uri);
        if (route.isEmpty()) {
            exchange.refuse(ReadResource.notFound(exchange, uri));
            return;
        }
        var found = route.get();
        var kind = template != null ? ItemKind.RESOURCE_TEMPLATE : ItemKind.RESOURCE;
        if (exchange.allows(kind, found.server(), found.nativeUri())) {
            forward(
                    exchange,
                    found.server(),
                    found.era(),
                    OutgoingParams.of(exchange).set(reference, "uri", found.nativeUri()));
        } else {
            exchange.fail(Outcome.DENIED, ReadResource.notFound(exchange, uri));
        }
    }

    private void forward(Exchange exchange, ServerName server, Era era, OutgoingParams params) {
        var completes = exchange.catalog()
                .server(server)
                .map(side -> side.catalog().capabilities().has("completions"))
                .orElse(false);
        if (!completes) {
            exchange.succeed(exchange.era() == Era.MODERN ? NOTHING_MODERN : NOTHING);
            return;
        }
        forward.send(
                exchange,
                new Forward.Outgoing(server, era, Methods.COMPLETION_COMPLETE, params.done(), null, true, null),
                ResultHandler.UNCHANGED);
    }
}
