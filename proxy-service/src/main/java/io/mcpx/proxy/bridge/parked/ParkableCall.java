// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.parked;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.bridge.ClientCapabilities;
import io.mcpx.proxy.bridge.InputRequest;
import io.mcpx.proxy.bridge.MissingCapability;
import io.mcpx.proxy.bridge.NextRound;
import io.mcpx.proxy.bridge.UrlElicitations;
import io.mcpx.proxy.bridge.WaitingClient;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A call of a modern client at a legacy server. When the server asks the client something, the client's request ends with
 * the questions, the call at the server stays open, and the client's next request brings the answers and waits on. At most
 * one request waits at a time; a round is answered once. Thread-safe.
 */
public final class ParkableCall implements UpstreamListener {

    /**
     * What a call is bound to.
     *
     * @param digest names what is called, which the client's next request must repeat; asked for once the call is parked
     * @param naming how its server's questions are named towards the client
     */
    public record Terms(Caller caller, Supplier<String> digest, UnaryOperator<InputRequest> naming) {}

    private static final long MOMENT_MILLIS = 5;

    /** Of a result that comes while its client is away. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private static final JsonRpcError TOO_MANY_QUESTIONS =
            JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "the client owes too many answers");
    private static final JsonRpcError TOO_MANY_PARKED = JsonRpcError.of(
            ErrorCodes.INTERNAL_ERROR, "too many calls wait for answers of clients (expected: to try again later)");

    private final ParkedCalls parked;
    private final Terms terms;
    private final String name = UUID.randomUUID().toString();
    private final OpenQuestions questions = new OpenQuestions();
    private @Nullable WaitingClient client;
    private @Nullable UpstreamCall call;
    private @Nullable Consumer<WaitingClient> ending;
    private @Nullable JsonRpcError missing;
    private String digest = "";
    private boolean gathering;
    private boolean over;
    private boolean stopped;
    private int round;
    private long timer = -1;

    public ParkableCall(ParkedCalls parked, Terms terms, WaitingClient client) {
        this.parked = parked;
        this.terms = terms;
        this.client = client;
    }

    /** The call is under way at the server; a call that takes the place of another may begin later. */
    public void started(UpstreamCall begun) {
        WaitingClient waiting;
        boolean late;
        synchronized (this) {
            call = begun;
            waiting = client;
            late = stopped;
        }
        if (late) {
            begun.cancel();
        } else if (waiting != null) {
            waiting.onCancel(() -> leave(waiting));
        }
    }

    String name() {
        return name;
    }

    String principal() {
        return terms.caller().principal();
    }

    boolean isOf(Caller caller) {
        return principal().equals(caller.principal());
    }

    /**
     * The client came back: answers what the server asked and waits on.
     *
     * @return false if this is not the round that is open, or another call than the one that was parked
     */
    public boolean resume(WaitingClient next, NextRound.Parked which, String called, JsonObject responses) {
        synchronized (this) {
            if (over || client != null || which.round() != round || !digest.equals(called)) {
                return false;
            }
            client = next;
            parked.vertx().cancelTimer(timer);
        }
        next.onCancel(() -> leave(next));
        goOn(responses);
        return true;
    }

    private synchronized void goOn(JsonObject responses) {
        var last = ending;
        if (last != null) {
            end(last);
            return;
        }
        questions.answeredBy(responses).forEach(Runnable::run);
        if (!questions.isEmpty()) {
            ask();
        }
    }

    /** Ends the call if it is parked and this is true of its caller. */
    void endIf(Predicate<Caller> revoked) {
        if (revoked.test(terms.caller())) {
            giveUp();
        }
    }

    @Override
    public synchronized void onNotification(Message.Notification notification) {
        var waiting = client;
        if (waiting == null) {
            return; // the token it may carry was the ended request's
        }
        waiting.notification(notification);
        var running = call;
        if (running != null && waiting.isFull()) {
            running.pause();
            waiting.onDrain(running::resume);
        }
    }

    @Override
    public synchronized void onRequest(Message.Request request, Answer answer) {
        if (over || ending != null) {
            answer.error(JsonRpcError.of(ErrorCodes.INVALID_REQUEST, "the request this belongs to is over"));
        } else if (!isAllowed(request)) {
            missing = MissingCapability.toBeAsked(request.method(), request.params());
            answer.error(JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found: " + request.method()));
        } else if (questions.size() >= parked.config().maxQuestions()) {
            answer.error(TOO_MANY_QUESTIONS);
        } else {
            var params = request.hasParams() ? request.params().slice() : null;
            var asked = new InputRequest(questions.keyFor(request.id()), request.method(), params);
            questions.add(terms.naming().apply(asked.forModern()), answer);
            gather();
        }
    }

    private boolean isAllowed(Message.Request request) {
        return client == null || ClientCapabilities.allow(client.capabilities(), request.method(), request.params());
    }

    /** What the server asks within a moment is asked of the client at once. */
    private void gather() {
        if (!gathering) {
            gathering = true;
            parked.vertx().setTimer(MOMENT_MILLIS, passed -> gathered());
        }
    }

    private synchronized void gathered() {
        gathering = false;
        if (!over && !questions.isEmpty()) {
            ask();
        }
    }

    private void ask() {
        var waiting = client;
        if (waiting == null) {
            return;
        }
        if (!parked.hold(this)) {
            abort(TOO_MANY_PARKED);
            return;
        }
        client = null;
        if (round++ == 0) {
            digest = terms.digest().get();
        }
        timer = parked.vertx().setTimer(parked.config().answerTimeout().toMillis(), late -> expire());
        waiting.ask(questions.requests(), new NextRound.Parked(name, round));
    }

    @Override
    public synchronized void onResult(Slice result) {
        if (client == null && result.length() > MOST_KEPT_BYTES) {
            onFailure(new UpstreamFailure(UpstreamFailure.Kind.TOO_LARGE, "result while nobody waited for it"));
            return;
        }
        var lacking = missing;
        end(waiting -> {
            if (lacking != null && isFailed(result)) {
                waiting.refusal(lacking);
            } else {
                waiting.result(result);
            }
        });
    }

    private static boolean isFailed(Slice result) {
        var failed = result.isObject() ? result.asObject().find("isError") : null;
        return failed != null && failed.isTrue();
    }

    @Override
    public synchronized void onError(JsonRpcError error) {
        var lacking = missing;
        var pages = UrlElicitations.of(error);
        if (lacking != null) {
            end(waiting -> waiting.refusal(lacking));
        } else if (pages.isEmpty()) {
            end(waiting -> waiting.error(error));
        } else {
            end(waiting -> open(pages, waiting));
        }
    }

    private void open(List<InputRequest> pages, WaitingClient waiting) {
        var first = pages.getFirst();
        if (ClientCapabilities.allow(waiting.capabilities(), first.method(), first.paramsOrEmpty())) {
            waiting.ask(pages.stream().map(terms.naming()).toList(), new NextRound.Anew());
        } else {
            waiting.refusal(MissingCapability.toBeAsked(first.method(), first.paramsOrEmpty()));
        }
    }

    @Override
    public synchronized void onFailure(UpstreamFailure failure) {
        end(waiting -> waiting.failure(failure));
    }

    /** Hands the end over, or keeps it for the client's return. */
    private void end(Consumer<WaitingClient> last) {
        if (over) {
            return;
        }
        questions.withdrawn();
        var waiting = client;
        if (waiting == null) {
            ending = last;
        } else {
            finish();
            last.accept(waiting);
        }
    }

    private synchronized void abort(JsonRpcError why) {
        var waiting = client;
        stop();
        if (waiting != null) {
            waiting.refusal(why);
        }
    }

    private synchronized void leave(WaitingClient gone) {
        if (gone.equals(client)) {
            stop();
        }
    }

    private synchronized void expire() {
        if (client == null && !over) {
            parked.countExpired();
            stop();
        }
    }

    private synchronized void giveUp() {
        if (client == null) {
            stop();
        }
    }

    /** Ends the call here and at the server. */
    private void stop() {
        if (over) {
            return;
        }
        stopped = true;
        var unanswered = questions.withdrawn();
        finish();
        unanswered.forEach(Runnable::run);
        if (call != null) {
            call.cancel();
        }
    }

    private void finish() {
        over = true;
        client = null;
        ending = null;
        parked.vertx().cancelTimer(timer);
        parked.release(this);
    }
}
