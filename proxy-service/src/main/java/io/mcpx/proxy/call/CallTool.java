// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.catalog.CallableTool;
import io.mcpx.proxy.catalog.ExposedItem;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** {@code tools/call}: find the tool in the table, ask the rules, put in what is fixed, forward. */
@Singleton
final class CallTool implements MethodHandler {

    private final RoundTrips roundTrips;
    private final Tasks tasks;

    CallTool(RoundTrips roundTrips, Tasks tasks) {
        this.roundTrips = roundTrips;
        this.tasks = tasks;
    }

    @Override
    public void handle(Exchange exchange) {
        var name = exchange.require("name");
        if (name == null || !exchange.permitsObject("arguments")) {
            return;
        }
        var item = exchange.findAllowed(ItemKind.TOOL, name, ClientErrors.unknownTool(name));
        if (item != null) {
            call(exchange, item);
        }
    }

    private void call(Exchange exchange, ExposedItem item) {
        var arguments = exchange.params().object("arguments");
        var tool = exchange.catalog().callable(item);
        var custom = tool.custom();
        var refused = custom.refusedArgument(arguments);
        if (refused.isPresent()) {
            exchange.refuse(ClientErrors.invalidParams(
                    "arguments." + refused.get() + ": unexpected (expected: what the tool's" + " inputSchema lists)"));
            return;
        }
        if (!headersAgree(exchange, tool, arguments) || !erasAgreeOnTask(exchange, item)) {
            return;
        }
        var params = OutgoingParams.of(exchange).set("name", item.nativeName());
        if (custom.fixesInputs()) {
            params.set("arguments", custom.arguments(arguments));
        }
        if (isTakenOnlyAsTask(exchange, item, tool)) {
            params.set("task", JsonObject.EMPTY.slice());
        }
        roundTrips.send(
                exchange,
                params,
                done -> outgoing(exchange, item, tool, done),
                ResultHandler.leavingPlain(result -> tasks.sealCreated(exchange, item, result)));
    }

    /** A legacy server may insist on a task, which a modern client cannot ask for: the gateway waits for it. */
    private static boolean isTakenOnlyAsTask(Exchange exchange, ExposedItem item, CallableTool tool) {
        return exchange.era() == Era.MODERN && item.eras().towards(Era.MODERN) == Era.LEGACY && tool.needsTask();
    }

    private static Forward.Outgoing outgoing(
            Exchange exchange, ExposedItem item, CallableTool tool, OutgoingParams params) {
        return new Forward.Outgoing(
                item.server(),
                item.eras().towards(exchange.era()),
                Methods.TOOLS_CALL,
                params.done(),
                tool.nativeSchema(),
                tool.isRepeatable(),
                null);
    }

    private static boolean headersAgree(Exchange exchange, CallableTool tool, @Nullable JsonObject arguments) {
        if (exchange.era() == Era.LEGACY) {
            return true;
        }
        var mismatch = tool.mismatch(arguments, exchange.inbound().paramHeaders());
        mismatch.ifPresent(
                found -> exchange.refuse(JsonRpcError.of(ErrorCodes.HEADER_MISMATCH, found.clientMessage())));
        return mismatch.isEmpty();
    }

    /** Tasks of the legacy era do not cross to modern servers; the modern extension ignores a {@code task} parameter. */
    private static boolean erasAgreeOnTask(Exchange exchange, ExposedItem item) {
        if (exchange.era() == Era.LEGACY
                && !item.eras().include(Era.LEGACY)
                && exchange.params().has("task")) {
            exchange.refuse(ClientErrors.invalidParams(
                    "task: the server has no tasks of this revision (expected: the call without it; the gateway waits"
                            + " for its end)"));
            return false;
        }
        return true;
    }
}
