// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.contracts.config.v1.Retry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.InvalidMessageException;
import io.vertx.grpc.common.MessageSizeOverflowException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with the control plane. While a change is compiled nothing more is read, so that the control plane feels
 * the pace. Runs on one event loop.
 */
final class PushStream {

    private static final Logger LOG = Logger.getLogger(PushStream.class);
    private static final Buffer PING = Buffer.buffer("mcpx-hi!");
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final String PLAIN = "identity";

    private final Vertx vertx;
    private final GrpcClientRequest<Buffer, Buffer> request;
    private final ControlSettings settings;
    private final Push push;
    private final PushLine line;
    private final ChangeParts parts;
    private @Nullable GrpcClientResponse<Buffer, Buffer> response;
    private @Nullable Reported reported;
    private boolean askedForAll;
    private boolean pingIsOut;
    private boolean ended;
    private long pings;

    private record Reported(ReplicaState state, String version, long nanos) {}

    PushStream(
            Vertx vertx,
            GrpcClientRequest<Buffer, Buffer> request,
            ControlSettings settings,
            Push push,
            PushLine line) {
        this.vertx = vertx;
        this.request = request;
        this.settings = settings;
        this.push = push;
        this.line = line;
        this.parts = new ChangeParts(Push.limits(settings.config()));
    }

    void open() {
        request.exceptionHandler(failure -> end(PushLine.describe(failure)));
        request.response().onComplete(this::answered);
        send(Replies.hello(settings, push.snapshots()));
        pings = vertx.setPeriodic(settings.config().keepAlive().toMillis(), _ -> ping());
    }

    /** Leaves without a word. */
    void cancel() {
        ended = true;
        vertx.cancelTimer(pings);
        request.cancel();
    }

    private void answered(AsyncResult<GrpcClientResponse<Buffer, Buffer>> answer) {
        if (answer.failed()) {
            end(PushLine.describe(answer.cause()));
            return;
        }
        var opened = answer.result();
        response = opened;
        opened.messageHandler(this::message);
        opened.invalidMessageHandler(this::invalid);
        opened.exceptionHandler(failure -> end(PushLine.describe(failure)));
        opened.endHandler(_ -> end(ending(opened)));
    }

    private static String ending(GrpcClientResponse<Buffer, Buffer> response) {
        var status = response.status();
        if (status == null || status == GrpcStatus.OK) {
            return "the control plane ended the stream";
        }
        var message = response.statusMessage();
        return "the control plane refused the stream: " + status.name()
                + (message == null || message.isEmpty() ? "" : ", " + Wire.clean(message, 200));
    }

    private void message(GrpcMessage message) {
        if (ended) {
            return;
        }
        line.heard();
        if (!message.encoding().equals(PLAIN)) {
            nack("", List.of("a compressed message (expected: none, as compression was not offered)"));
            return;
        }
        try {
            handle(ControlMessage.parseFrom(message.payload().getBytes()));
        } catch (InvalidProtocolBufferException e) {
            nack("", List.of("a message that is none of mcpx.config.v1"));
        }
    }

    private void invalid(InvalidMessageException invalid) {
        line.heard();
        var what = invalid instanceof MessageSizeOverflowException large
                ? "a message of " + large.messageSize() + " bytes (expected: at most "
                        + ControlCredentials.LARGEST_MESSAGE + ")"
                : "a message that cannot be decoded";
        nack("", List.of(what));
    }

    private void handle(ControlMessage message) {
        switch (message.getMessageCase()) {
            case DELTA -> gather(message.getDelta());
            case RETRY -> retry(message.getRetry());
            case MESSAGE_NOT_SET -> LOG.debug("a message of the control plane that this version does not know");
        }
    }

    private void gather(Delta part) {
        switch (parts.add(part)) {
            case Gathered.Waiting() -> {}
            case Gathered.Complete(var change) -> apply(change);
            case Gathered.Refused(var version, var problems) -> nack(version, problems);
        }
    }

    private void apply(Change change) {
        var open = response;
        if (open != null) {
            open.pause();
        }
        push.apply(change).onComplete(applied -> {
            if (ended) {
                return;
            }
            answer(change, applied);
            if (open != null) {
                open.resume();
            }
        });
    }

    private void answer(Change change, AsyncResult<Applied> applied) {
        if (applied.failed()) {
            LOG.errorf(applied.cause(), "applying configuration failed, version=%s", change.version());
            nack(change.version(), List.of("internal error of the gateway"));
            return;
        }
        switch (applied.result()) {
            case Applied.Done(var version) -> {
                askedForAll = false;
                send(Replies.ack(version));
            }
            case Applied.Refused(var version, var problems) -> nack(version, problems);
            case Applied.OutOfStep(var version) -> askForAll(version);
        }
    }

    /** Once: a control plane that goes on with what does not fit is refused. */
    private void askForAll(String version) {
        if (askedForAll) {
            nack(version, List.of("version: the resources do not make it, after all of them were asked for"));
            return;
        }
        askedForAll = true;
        LOG.warnf("pushed configuration does not make the announced one, asking for all of it: version=%s", version);
        send(Replies.helloForAll(settings));
    }

    private void nack(String version, List<String> problems) {
        push.snapshots().refuse(problems);
        send(Replies.nack(version, problems, push.snapshots().version()));
    }

    private void retry(Retry retry) {
        var asked = Duration.ofSeconds(
                Math.clamp(retry.getAfter().getSeconds(), 0, LONGEST_RETRY.toSeconds()),
                Math.clamp(retry.getAfter().getNanos(), 0, 999_999_999));
        end("the control plane asks to come back later: " + Wire.clean(retry.getReason(), 200), asked);
    }

    /** Tells it if it is news, if the version is another, or if it was not told for a while. */
    void report(ReplicaState state) {
        var version = push.snapshots().version();
        var before = reported;
        var now = System.nanoTime();
        var isDue = before == null
                || state.isNews(before.state())
                || !version.equals(before.version())
                || now - before.nanos() >= settings.config().reportInterval().toNanos();
        if (!ended && isDue && response != null && !request.writeQueueFull()) {
            reported = new Reported(state, version, now);
            send(Replies.state(state, version));
        }
    }

    private void send(InstanceMessage message) {
        if (!ended) {
            request.write(Buffer.buffer(message.toByteArray()));
        }
    }

    private void ping() {
        if (pingIsOut) {
            end("no answer from the control plane in " + settings.config().keepAlive());
            return;
        }
        pingIsOut = true;
        request.connection().ping(PING).onSuccess(_ -> {
            pingIsOut = false;
            if (response != null && !ended) {
                line.heard();
            }
        });
    }

    private void end(String why) {
        end(why, Duration.ZERO);
    }

    private void end(String why, Duration after) {
        if (!ended) {
            cancel();
            line.lost(why, after);
        }
    }
}
