// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.rounds.LegacyClient;
import io.mcpx.proxy.session.LegacySession;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import java.util.UUID;

/** A request of a legacy session that was sent on: its client can be asked, and knows tasks by its own handles. */
final class ForwardedOfSession extends Forwarded implements LegacyClient {

    private final LegacySession session;
    private final HeldTasks tasks;

    ForwardedOfSession(
            Exchange exchange,
            Forward.Outgoing outgoing,
            ResultHandler last,
            RoundSeal seal,
            LegacySession session,
            HeldTasks tasks) {
        super(exchange, outgoing, last, seal);
        this.session = session;
        this.tasks = tasks;
    }

    /** Asks what a server of the session's own era asks, if the client declared that it answers. */
    void relay(Message.Request request, Answer answer) {
        if (!ClientCapabilities.allow(session.capabilities(), request.method(), request.params())) {
            answer.error(ClientErrors.unknownMethod(request.method()));
            return;
        }
        var params = request.hasParams() ? request.params().slice() : null;
        ask(new InputRequest("", request.method(), params), answer);
    }

    @Override
    public void put(InputRequest question, Answer answer) {
        ask(question.forLegacy(session.revision(), UUID.randomUUID().toString()), answer);
    }

    private void ask(InputRequest question, Answer answer) {
        var params = named(question).params();
        var inNames = params == null ? null : inClientsNames(params, params.asObject());
        session.ask(exchange().reply(), question.method(), inNames, answer);
    }

    @Override
    Slice inClientsNames(Slice whole, JsonObject params) {
        var edits = Splice.of(whole);
        tasks.rename(outgoing().server(), params, edits);
        return edits.toSlice();
    }
}
