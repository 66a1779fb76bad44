// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamListener.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Function;

/** One request of the gateway's own, with a deadline, whose answer is all that is wanted of it. */
public final class Ask implements ExchangeListener {

    private final Promise<Outcome> outcome = Promise.promise();

    private Ask() {}

    /**
     * Sends a request and waits. Must be called on a Vert.x context. The future never fails.
     *
     * @param send sends the request with the listener it is given
     */
    public static Future<Outcome> once(Vertx vertx, Duration deadline, Function<ExchangeListener, Exchange> send) {
        var ask = new Ask();
        var exchange = send.apply(ask);
        long timer = vertx.setTimer(deadline.toMillis(), late -> ask.expire(exchange, deadline));
        return ask.outcome.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void expire(Exchange exchange, Duration deadline) {
        exchange.cancel();
        onBroken(Broken.of(Broken.Stage.UNANSWERED, Kind.TIMEOUT, "no answer in " + deadline));
    }

    @Override
    public void onNotification(Message.Notification notification) {}

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        answer.error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "not answered by the gateway itself"));
    }

    @Override
    public void onResult(Slice result) {
        outcome.tryComplete(new Outcome.Answered(result));
    }

    @Override
    public void onError(JsonRpcError error) {
        outcome.tryComplete(new Outcome.Refused(error));
    }

    @Override
    public void onBroken(Broken broken) {
        outcome.tryComplete(new Outcome.Failed(broken));
    }
}
