// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.mcpx.proxy.upstream.UpstreamRequest;
import io.mcpx.proxy.upstream.guard.Bulkhead;
import io.mcpx.proxy.upstream.link.Broken;
import io.mcpx.proxy.upstream.link.ConnectFailure;
import io.mcpx.proxy.upstream.link.Exchange;
import io.mcpx.proxy.upstream.link.ExchangeListener;
import io.mcpx.proxy.upstream.link.Turn;
import io.vertx.core.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client: waits for a place, gets a session, sends, and sees to it that exactly one end is reported in
 * time. Confined to the context it was made on.
 */
final class Call implements UpstreamCall, ExchangeListener {

    private final CallGuard guard;
    private final UpstreamListener listener;
    private final Context context;
    private final Deadline deadline;
    private final SecondChance chance;
    private UpstreamRequest request;
    private Bulkhead.@Nullable Place place;
    private @Nullable Lease lease;
    private @Nullable Exchange exchange;
    private int sent;
    private boolean paused;
    private boolean over;

    Call(CallGuard guard, UpstreamRequest request, UpstreamListener listener, Context context) {
        this.guard = guard;
        this.request = request;
        this.listener = listener;
        this.context = context;
        this.deadline = new Deadline(guard.clock(), guard.spec().deadlines(), context, this::expired);
        this.chance = new SecondChance(guard.spec().retry());
    }

    /** To be called on the call's context. */
    void start() {
        var entered = guard.bulkhead().enter(() -> Turn.on(context, this::attempt));
        if (entered == null) {
            fail(new UpstreamFailure(Kind.OVERLOADED, "too many calls are waiting"));
            return;
        }
        place = entered;
        deadline.begin();
        if (entered.isHeld()) {
            attempt();
        }
    }

    @Override
    public void cancel() {
        Turn.on(context, () -> {
            if (!over) {
                finish();
                cancelExchange();
            }
        });
    }

    @Override
    public void pause() {
        Turn.on(context, () -> {
            if (!paused) {
                paused = true;
                deadline.hold();
            }
            if (exchange != null && !over) {
                exchange.pause();
            }
        });
    }

    @Override
    public void resume() {
        Turn.on(context, () -> {
            if (paused) {
                paused = false;
                deadline.release();
            }
            if (exchange != null && !over) {
                exchange.resume();
            }
        });
    }

    @Override
    public void onNotification(Message.Notification notification) {
        if (!over) {
            if (notification.method().equals(Methods.PROGRESS)) {
                deadline.sign();
            }
            listener.onNotification(notification);
        }
    }

    @Override
    public void onRequest(Message.Request question, UpstreamListener.Answer answer) {
        if (over) {
            answer.error(JsonRpcError.of(ErrorCodes.INVALID_REQUEST, "the request this belongs to is over"));
        } else {
            listener.onRequest(question, new TimedAnswer(answer, context, deadline));
        }
    }

    @Override
    public void onResult(Slice result) {
        if (!over) {
            guard.breaker().succeeded();
            finish();
            listener.onResult(result);
        }
    }

    @Override
    public @Nullable ResultSink onLargeResult(ResultMembers begun) {
        var sink = over ? null : listener.onLargeResult(begun);
        return sink == null ? null : new TimedResult(sink, deadline, this::answered);
    }

    /** The call has its answer; false if it was over before. */
    private boolean answered() {
        if (over) {
            return false;
        }
        guard.breaker().succeeded();
        finish();
        return true;
    }

    @Override
    public void onError(JsonRpcError error) {
        if (over) {
            return;
        }
        guard.breaker().succeeded();
        if (chance.withNewSchema(error, request)) {
            correct(error);
        } else {
            finish();
            guard.contradiction(error);
            listener.onError(error);
        }
    }

    @Override
    public void onBroken(Broken broken) {
        if (over) {
            return;
        }
        release();
        exchange = null;
        if (chance.inNewSession(broken)) {
            attempt();
        } else if (chance.afterLoss(broken, request)) {
            guard.breaker().failed();
            attempt();
        } else {
            guard.broken(broken.failure());
            fail(broken.failure());
        }
    }

    private void attempt() {
        if (over) {
            return;
        }
        if (guard.breaker().admits()) {
            Turn.on(context, guard.sessions().lease(request.client())).onComplete(leased -> {
                if (leased.succeeded()) {
                    send(leased.result());
                } else {
                    refused(ConnectFailure.reason(leased.cause()));
                }
            });
        } else {
            fail(new UpstreamFailure(Kind.UNAVAILABLE, "too many calls have failed; calls are not tried for a while"));
        }
    }

    private void send(Lease leased) {
        if (over) {
            leased.release().run();
            return;
        }
        lease = leased;
        int attempt = ++sent;
        var begun = leased.session().send(request, this);
        if (!over && attempt == sent) {
            exchange = begun;
            if (paused) {
                begun.pause();
            }
        }
    }

    private void refused(UpstreamFailure why) {
        if (!over) {
            guard.broken(why);
            fail(why);
        }
    }

    private void correct(JsonRpcError error) {
        release();
        exchange = null;
        Turn.on(context, guard.freshSchema(request)).onComplete(read -> {
            if (over) {
                return;
            }
            if (read.failed()) {
                finish();
                listener.onError(error);
            } else {
                request = withSchema(read.result());
                attempt();
            }
        });
    }

    private UpstreamRequest withSchema(Slice schema) {
        return new UpstreamRequest(request.method(), request.params(), request.client(), schema, request.repeatable());
    }

    private void expired(Duration limit) {
        if (!over) {
            cancelExchange();
            var failure = new UpstreamFailure(Kind.TIMEOUT, "no answer in " + limit);
            guard.broken(failure);
            fail(failure);
        }
    }

    private void cancelExchange() {
        var open = exchange;
        exchange = null;
        if (open != null) {
            open.cancel();
        }
    }

    private void fail(UpstreamFailure failure) {
        finish();
        listener.onFailure(failure);
    }

    private void finish() {
        over = true;
        deadline.end();
        release();
        if (place != null) {
            place.leave();
        }
    }

    private void release() {
        var held = lease;
        lease = null;
        if (held != null) {
            held.release().run();
        }
    }
}
