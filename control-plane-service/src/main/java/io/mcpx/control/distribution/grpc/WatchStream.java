// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Hello;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.contracts.config.v1.Nack;
import io.mcpx.control.distribution.Hub;
import io.mcpx.control.distribution.KnownInstance;
import io.mcpx.control.distribution.OpenBodies;
import io.mcpx.control.distribution.Progress;
import io.mcpx.control.distribution.View;
import io.mcpx.control.distribution.Watcher;
import io.vertx.core.Context;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServerRequest;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One replica's stream. Everything but {@link Watcher} runs on its own context. */
final class WatchStream implements Watcher {

    private static final Logger LOG = Logger.getLogger(WatchStream.class);
    private static final int FORMAT = 1;
    private static final int LONGEST_SOFTWARE = 64;

    private final GrpcServerRequest<InstanceMessage, ControlMessage> request;
    private final KnownInstance instance;
    private final Context context;
    private final Tools tools;
    private final Reports.Desk desk;
    private final ReplicaBook book;
    private final Progress progress = new Progress();
    private @Nullable View latest;
    private @Nullable Parts parts;
    private boolean ended;

    /** What streams share. */
    record Tools(Hub hub, OpenBodies bodies, Reports reports, Clock clock) {}

    WatchStream(
            GrpcServerRequest<InstanceMessage, ControlMessage> request,
            KnownInstance instance,
            Context context,
            Tools tools) {
        this.request = request;
        this.instance = instance;
        this.context = context;
        this.tools = tools;
        this.desk = tools.reports().desk();
        this.book = new ReplicaBook(instance, tools.clock().instant());
    }

    /** Listens to the replica; it is told something once it has said hello. */
    void open() {
        request.handler(this::heard);
        request.invalidMessageHandler(
                _ -> end(GrpcStatus.INVALID_ARGUMENT, "a message that is none of mcpx.config.v1"));
        request.endHandler(_ -> end(GrpcStatus.OK, ""));
        request.exceptionHandler(_ -> gone());
        request.response().exceptionHandler(_ -> gone());
        request.response().drainHandler(_ -> send());
        request.resume();
    }

    @Override
    public KnownInstance instance() {
        return instance;
    }

    @Override
    public void offer(View view) {
        context.runOnContext(_ -> {
            latest = view;
            pump();
            if (!ended && progress.has(view)) {
                book.has(view);
                report();
            }
        });
    }

    @Override
    public void dismiss() {
        context.runOnContext(_ -> end(GrpcStatus.UNAUTHENTICATED, "this gateway instance does not exist any more"));
    }

    private void heard(InstanceMessage message) {
        if (ended) {
            return;
        }
        switch (message.getMessageCase()) {
            case HELLO -> hello(message.getHello());
            case ACK -> ack(message.getAck().getVersion());
            case NACK -> nack(message.getNack());
            case STATE -> book.does(Wire.shown(message.getState()));
            case MESSAGE_NOT_SET -> LOG.debug("a message that this version does not know");
        }
        if (!ended && book.isNamed()) {
            report();
        }
    }

    private void report() {
        desk.put(book.report(tools.clock().instant()));
    }

    private void hello(Hello hello) {
        var name = Wire.clean(hello.getReplica(), Wire.LONGEST_NAME);
        if (name.isBlank() || !hello.getFormatsList().contains(FORMAT)) {
            end(GrpcStatus.INVALID_ARGUMENT, "hello: no replica, or not format 1 (expected: both)");
            return;
        }
        var isFirst = !progress.hasGreeted();
        book.named(name, Wire.clean(hello.getSoftwareVersion(), LONGEST_SOFTWARE));
        parts = null;
        progress.hello(Wire.known(hello), hello.getVersion());
        if (isFirst) {
            LOG.infof("replica connected, instance=%s replica=%s", instance.name(), name);
            tools.hub().join(this);
        } else {
            pump();
        }
    }

    private void ack(String version) {
        if (progress.ack(version)) {
            progress.inForce().ifPresent(book::has);
            pump();
        }
    }

    private void nack(Nack nack) {
        var problems = Wire.problems(nack.getProblemsList());
        LOG.warnf("configuration refused, instance=%s: %s", instance.name(), problems);
        book.refused(problems, tools.clock().instant());
        parts = null;
        if (progress.nack()) {
            pump();
        }
    }

    private void pump() {
        var view = latest;
        if (!ended && view != null) {
            progress.next(view).ifPresent(difference -> {
                parts = new Parts(difference, instance, tools.bodies());
                send();
            });
        }
    }

    /** As much as the replica takes; the rest when it has taken that. */
    private void send() {
        try {
            while (!ended
                    && parts != null
                    && parts.hasNext()
                    && !request.response().writeQueueFull()) {
                request.response().write(parts.next());
            }
        } catch (IllegalStateException e) {
            LOG.errorf(e, "a configuration cannot be sent, instance=%s", instance.name());
            end(GrpcStatus.INTERNAL, "the configuration cannot be made");
        }
    }

    private void end(GrpcStatus status, String message) {
        if (!ended) {
            gone();
            request.response().status(status).statusMessage(message).end();
        }
    }

    private void gone() {
        if (!ended) {
            ended = true;
            parts = null;
            tools.hub().leave(this);
            if (book.isNamed()) {
                book.left();
                report();
            }
        }
    }
}
