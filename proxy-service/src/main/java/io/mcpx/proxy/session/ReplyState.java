// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a request is open, being answered in parts, answered or cancelled, and what runs when that changes. Thread-safe; actions run outside its lock. */
public final class ReplyState {

    private enum Phase {
        OPEN,
        ANSWERING,
        ANSWERED,
        CANCELLED
    }

    private Phase phase = Phase.OPEN;
    private @Nullable Runnable whenCancelled;
    private @Nullable List<Runnable> whenOver;

    public synchronized boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** True for the caller whose answer is the one; then it has to call {@link #settle()} when it is written. */
    public synchronized boolean answer() {
        if (phase != Phase.OPEN) {
            return false;
        }
        phase = Phase.ANSWERED;
        return true;
    }

    /** True for the caller whose answer in parts is the one; then it has to {@link #complete()} it, or {@link #reopen()}. */
    public synchronized boolean begin() {
        if (phase != Phase.OPEN) {
            return false;
        }
        phase = Phase.ANSWERING;
        return true;
    }

    public synchronized boolean isAnswering() {
        return phase == Phase.ANSWERING;
    }

    /** The answer will be whole after all. */
    public synchronized void reopen() {
        if (phase == Phase.ANSWERING) {
            phase = Phase.OPEN;
        }
    }

    /** True for the caller who ends an answer in parts; then it has to call {@link #settle()}. */
    public synchronized boolean complete() {
        if (phase != Phase.ANSWERING) {
            return false;
        }
        phase = Phase.ANSWERED;
        return true;
    }

    /** True for the caller whose cancelling is the one; then it has to call {@link #settle()}. */
    public synchronized boolean cancel() {
        if (!isUnderWay()) {
            return false;
        }
        phase = Phase.CANCELLED;
        return true;
    }

    /** Runs what waits for the end. */
    public void settle() {
        takeActions().forEach(Runnable::run);
    }

    public void onCancel(Runnable action) {
        if (isCancelledAlready(action)) {
            action.run();
        }
    }

    public void onOver(Runnable action) {
        if (isOverAlready(action)) {
            action.run();
        }
    }

    private synchronized boolean isCancelledAlready(Runnable action) {
        if (isUnderWay()) {
            whenCancelled = action;
        }
        return phase == Phase.CANCELLED;
    }

    private synchronized boolean isOverAlready(Runnable action) {
        if (!isUnderWay()) {
            return true;
        }
        if (whenOver == null) {
            whenOver = new ArrayList<>(1);
        }
        whenOver.add(action);
        return false;
    }

    private boolean isUnderWay() {
        return phase == Phase.OPEN || phase == Phase.ANSWERING;
    }

    private synchronized List<Runnable> takeActions() {
        var actions = whenOver == null ? new ArrayList<Runnable>(1) : whenOver;
        if (phase == Phase.CANCELLED && whenCancelled != null) {
            actions.addFirst(whenCancelled);
        }
        whenOver = null;
        whenCancelled = null;
        return actions;
    }
}
