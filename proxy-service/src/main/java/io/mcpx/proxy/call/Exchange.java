// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.proxy.catalog.EndpointCatalog;
import io.mcpx.proxy.catalog.ExposedItem;
import io.mcpx.proxy.catalog.View;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.session.Reply;
import org.jspecify.annotations.Nullable;

/** One request being handled: what came in, what stands behind its endpoint, and the one way to end it. */
final class Exchange {

    private final Inbound inbound;
    private final EndpointCatalog catalog;
    private final View view;
    private final CallTrail trail;

    Exchange(Inbound inbound, EndpointCatalog catalog, CallTrail trail) {
        this.inbound = inbound;
        this.catalog = catalog;
        this.trail = trail;
        this.view = catalog.view(inbound.inForce().access().of(inbound.caller(), inbound.endpoint()));
    }

    Inbound inbound() {
        return inbound;
    }

    Message.Request request() {
        return inbound.request();
    }

    JsonObject params() {
        return inbound.request().params();
    }

    EndpointId endpoint() {
        return inbound.endpoint();
    }

    Caller caller() {
        return inbound.caller();
    }

    ClientProgram client() {
        return inbound.client();
    }

    Era era() {
        return inbound.client().revision().era();
    }

    EndpointCatalog catalog() {
        return catalog;
    }

    View view() {
        return view;
    }

    Reply reply() {
        return inbound.reply();
    }

    CallTrail trail() {
        return trail;
    }

    /** Asks the one authorisation function, and notes its answer for the record. */
    boolean allows(ItemKind kind, ServerName server, String ruleName) {
        var decision = view.access().decide(kind, server, ruleName);
        trail.decided(decision);
        return decision instanceof Decision.Allow;
    }

    /** The tool or prompt of this name, if there is one and the rules allow it; else ends the request, alike for both. */
    @Nullable
    ExposedItem findAllowed(ItemKind kind, String name, JsonRpcError otherwise) {
        trail.concerns(name);
        var item = catalog.find(kind, name);
        if (item == null) {
            refuse(otherwise);
            return null;
        }
        if (!allows(kind, item.server(), item.ruleName())) {
            fail(Outcome.DENIED, otherwise);
            return null;
        }
        return item;
    }

    boolean allowsExtension(ServerName server, String method) {
        var decision = view.access().decideExtension(server, method);
        trail.decided(decision);
        return decision instanceof Decision.Allow;
    }

    void succeed(Slice result) {
        succeed(result, Outcome.OK);
    }

    void succeed(Slice result, Outcome outcome) {
        trail.end(outcome, 0, result.length()); // on record before the answer leaves
        inbound.reply().result(result);
    }

    void fail(Outcome outcome, JsonRpcError error) {
        trail.end(outcome, error.code(), error.message().length());
        inbound.reply().error(error);
    }

    /** Refuses a bad request. */
    void refuse(JsonRpcError error) {
        fail(Outcome.INVALID, error);
    }

    /** A string parameter that must be there; refuses the request and returns null without it. */
    @Nullable
    String require(String parameter) {
        var value = params().string(parameter);
        if (value == null) {
            var found = params().has(parameter) ? "not a string" : "missing";
            refuse(ClientErrors.invalidParams(parameter + ": " + found + " (expected: a string)"));
        }
        return value;
    }

    /** An object parameter that may be absent; refuses the request and returns false if it is something else. */
    boolean permitsObject(String parameter) {
        var value = params().find(parameter);
        if (value == null || value.isObject()) {
            return true;
        }
        refuse(ClientErrors.invalidParams(parameter + ": not an object (expected: an object, or absent)"));
        return false;
    }
}
