// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Sends what ends a connection, each on one of its own: broken framing, streams that are left, requests broken off. */
final class Loners implements Callable<Void> {

    /** How long to wait for an answer that need not come, because the request may have seemed incomplete. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** From here on it is not HTTP/1.1. */
    private static final int SWITCHED = 101;

    private final int port;
    private final long share;
    private final long seed;
    private final Seeds seeds;
    private final Spoiler spoiler;
    private final SplittableRandom random;
    private final Framings framings;
    private final Tally tally;

    Loners(int port, Seeds seeds, long seed, long share, Tally tally) {
        this.port = port;
        this.seeds = seeds;
        this.seed = seed;
        this.share = share;
        this.tally = tally;
        this.random = new SplittableRandom(seed);
        this.spoiler = new Spoiler(seeds, random);
        this.framings = new Framings(random);
    }

    @Override
    public Void call() {
        for (long i = 0; i < share; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> leave(spoiler.next().bytes());
                case 2, 3 -> listen();
                default -> breakFraming();
            }
        }
        return null;
    }

    /** Sends the beginning of a request, or all of it, and goes. */
    private void leave(byte[] request) {
        try (var line = new Line(port)) {
            line.write(Arrays.copyOf(request, 1 + random.nextInt(request.length)));
            tally.unanswered();
        } catch (IOException e) {
            throw failure(request, e);
        }
    }

    /** Opens a stream, or what was almost a request for one, and goes when it has begun. */
    private void listen() {
        var listeners = seeds.listeners();
        var draft = listeners.get(random.nextInt(listeners.size())).copy();
        var request = (random.nextBoolean() ? spoiler.spoil(draft) : draft).bytes();
        try (var line = new Line(port)) {
            line.write(request);
            var answer = line.answers().nextHead();
            Verdict.requireNoFailure(answer);
            tally.answered(answer.status());
        } catch (IOException | AssertionError e) {
            throw failure(request, e);
        }
    }

    private void breakFraming() {
        var request = framings.broken(withBodyOfAnswer(spoiler.next()));
        try (var line = new Line(port)) {
            line.patience(GLANCE);
            line.write(request);
            readAll(line);
        } catch (SocketException reset) {
            tally.unanswered();
        } catch (IOException | AssertionError e) {
            throw failure(request, e);
        }
    }

    /** Answers are read without knowing which of several requests they belong to; those to HEAD could not be. */
    private static Draft withBodyOfAnswer(Draft draft) {
        if (draft.method().equals("HEAD")) {
            draft.method("PUT");
        }
        return draft;
    }

    /** Reads whole answers until nothing more comes or the connection ends. */
    private void readAll(Line line) throws IOException {
        int answers = 0;
        while (hasMore(line)) {
            var answer = line.answers().next("POST");
            Verdict.requireNoFailure(answer);
            tally.answered(answer.status());
            answers++;
            if (answer.status() == SWITCHED) {
                return;
            }
        }
        if (answers == 0) {
            tally.unanswered();
        }
    }

    private static boolean hasMore(Line line) throws IOException {
        try {
            line.patience(GLANCE);
            return !line.answers().isOver();
        } catch (SocketTimeoutException nothing) {
            return false;
        } finally {
            line.patience(Line.PATIENCE);
        }
    }

    private AssertionError failure(byte[] request, Throwable why) {
        var text = new String(request, ISO_8859_1);
        var shown = text.length() > 3000 ? text.substring(0, 3000) + "…" : text;
        return new AssertionError(why.getMessage() + "\nto a request of seed " + seed + ":\n" + shown, why);
    }
}
