// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge.parked;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.proxy.upstream.UpstreamCall;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamListener;

/**
 * A call that a legacy server only takes as a task: waits for the task's result as if it were the call's own. Thread-safe as
 * far as its call is.
 */
public final class AwaitedTask implements UpstreamListener {

    /** The way to a task at its server. */
    public interface Server {

        /** {@code tasks/result}: answers when the task is over. */
        UpstreamCall result(String taskId, UpstreamListener listener);

        /** {@code tasks/cancel}; nobody waits for its answer. */
        void cancel(String taskId);
    }

    private final ParkableCall call;
    private final Server server;

    public AwaitedTask(ParkableCall call, Server server) {
        this.call = call;
        this.server = server;
    }

    @Override
    public void onResult(Slice result) {
        var task = result.isObject() ? result.asObject().object("task") : null;
        var id = task == null ? null : task.string("taskId");
        if (id == null) {
            call.onResult(result);
        } else {
            call.started(new Running(server.result(id, call), server, id));
        }
    }

    @Override
    public void onNotification(Message.Notification notification) {
        call.onNotification(notification);
    }

    @Override
    public void onRequest(Message.Request request, Answer answer) {
        call.onRequest(request, answer);
    }

    @Override
    public void onError(JsonRpcError error) {
        call.onError(error);
    }

    @Override
    public void onFailure(UpstreamFailure failure) {
        call.onFailure(failure);
    }

    /** Giving up the wait for a task does not end the task. */
    private record Running(UpstreamCall waiting, Server server, String taskId) implements UpstreamCall {

        @Override
        public void cancel() {
            waiting.cancel();
            server.cancel(taskId);
        }

        @Override
        public void pause() {
            waiting.pause();
        }

        @Override
        public void resume() {
            waiting.resume();
        }
    }
}
