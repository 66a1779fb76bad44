// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits until a child answers; fails as soon as it ends, and when it takes too long. */
public final class Probe {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Duration most;

    /** @param most how long to wait for one child */
    public Probe(Duration most) {
        this.most = most;
    }

    /** Waits for a GET of this address to be answered with 200. */
    public void awaitOk(Child child, URI address) {
        try (var client = HttpClient.newHttpClient()) {
            await(child, () -> isOk(client, address));
        }
    }

    /** Waits for somebody to listen on this port. */
    public void awaitListening(Child child, int port) {
        await(child, () -> isListening(port));
    }

    /** Waits for what shows that the child is ready. */
    public void await(Child child, BooleanSupplier isReady) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!isReady.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        child.name() + " was not ready after " + most.toSeconds() + " s; its log:\n" + child.tail());
            }
            failIfEndedWithin(child, BETWEEN);
        }
    }

    private static void failIfEndedWithin(Child child, Duration pause) {
        try {
            int code = child.ended().get(pause.toMillis(), TimeUnit.MILLISECONDS);
            throw new Failure(child.name() + " ended with code " + code + "; its log:\n" + child.tail());
        } catch (TimeoutException stillRunning) {
            // good
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static boolean isOk(HttpClient client, URI address) {
        try {
            var request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Math.toIntExact(ANSWER.toMillis()));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
