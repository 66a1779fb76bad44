// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.identity.ClientNames;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.call.ClientProgram;
import io.mcpx.proxy.call.Gateway;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.transport.exchange.Accept;
import io.mcpx.proxy.transport.exchange.Admission;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import org.jspecify.annotations.Nullable;

/** Modern messages: each stands alone, and a closed connection cancels it. */
final class ModernPosts {

    private final Gateway gateway;
    private final Draining draining;
    private final Admission admission;
    private final HeldRequests held;

    ModernPosts(Gateway gateway, Draining draining, Admission admission, HeldRequests held) {
        this.gateway = gateway;
        this.draining = draining;
        this.admission = admission;
        this.held = held;
    }

    void accept(Arrival arrival, Accept accept, Message message) {
        switch (message) {
            case Message.Request request -> request(arrival, accept, request);
            case Message.Notification notification -> notification(arrival.exchange(), arrival, notification);
            case Message.Result result -> arrival.exchange().refuse(unexpectedAnswer());
            case Message.Failure failure -> arrival.exchange().refuse(unexpectedAnswer());
        }
    }

    private void request(Arrival arrival, Accept accept, Message.Request request) {
        var refusal = ModernChecks.check(arrival.headers(), request);
        if (refusal == null && !arrival.isForwarded()) {
            refusal = draining.refusal();
        }
        if (refusal == null && isListen(request) && !accept.stream()) {
            refusal = StreamablePosts.notAcceptable();
        }
        if (refusal != null) {
            arrival.exchange().refuse(refusal.about(request.id()));
        } else if (!isListen(request)) {
            held.goOn(arrival, request, () -> call(arrival, accept, request));
        } else if (admission.admitStream(arrival.exchange())) {
            dispatch(arrival, request, new ModernReply(request.id(), arrival.exchange(), accept));
        }
    }

    private void call(Arrival arrival, Accept accept, Message.Request request) {
        var reply = new ModernReply(request.id(), arrival.exchange(), accept);
        draining.track(reply);
        dispatch(arrival, request, reply);
    }

    private void dispatch(Arrival arrival, Message.Request request, ModernReply reply) {
        arrival.exchange().await(reply);
        var program = program(request);
        var headers = arrival.headers();
        gateway.request(new Inbound(
                arrival.inForce(),
                arrival.endpoint(),
                arrival.caller().using(clientName(program.info())),
                program,
                request,
                reply,
                headers.get(MetaKeys.TRACEPARENT),
                name -> SingleHeader.find(headers, name)));
    }

    private static void notification(Exchange exchange, Arrival arrival, Message.Notification notification) {
        var refusal = ModernChecks.check(arrival.headers(), notification);
        if (refusal == null) {
            exchange.answer(202);
        } else {
            exchange.refuse(refusal);
        }
    }

    private static ClientProgram.Modern program(Message.Request request) {
        var meta = request.meta();
        var known = meta == null ? JsonObject.EMPTY : meta;
        var capabilities = known.object(MetaKeys.CLIENT_CAPABILITIES);
        return new ClientProgram.Modern(
                Revision.LATEST_MODERN,
                capabilities == null ? JsonObject.EMPTY : capabilities,
                known.object(MetaKeys.CLIENT_INFO),
                known.string(MetaKeys.LOG_LEVEL));
    }

    private static @Nullable String clientName(@Nullable JsonObject info) {
        var name = info == null ? null : info.string("name");
        return name == null ? null : ClientNames.normalise(name).orElse(null);
    }

    private static boolean isListen(Message.Request request) {
        return request.method().equals(Methods.SUBSCRIPTIONS_LISTEN);
    }

    private static Refusal unexpectedAnswer() {
        return Refusal.invalid(400, "message: a response (expected: a request or notification)");
    }
}
