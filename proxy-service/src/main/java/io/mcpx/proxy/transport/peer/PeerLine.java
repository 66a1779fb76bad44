// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

import io.mcpx.proxy.peer.PeerAddress;
import io.mcpx.proxy.peer.PeerProof;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The line to the other replicas: sends an exchange on as it came, the client's credential included, as the receiver authenticates it
 * again. Thread-safe; what concerns one exchange runs on its event loop.
 */
public final class PeerLine {

    /** What happens next when the replica has not taken the exchange; nothing has been done or answered yet. */
    public interface Undelivered {

        /** The replica did nothing with it. */
        void elsewhere();

        /** There was no connection, so nothing was sent. */
        void unreachable();
    }

    private static final Logger LOG = Logger.getLogger(PeerLine.class);
    private static final Duration SILENCE_AFTER_WARNING = Duration.ofMinutes(1);
    private static final Duration PROOF_LIVES = Duration.ofSeconds(30);
    private static final long ASK_PATIENCE = 2000;

    private final Peers peers;
    private final Sealer sealer;
    private final Clock clock;
    private final PeerClients clients;
    private final PeerMeters meters;
    private final AtomicLong saidMistrusted = new AtomicLong(System.nanoTime() - SILENCE_AFTER_WARNING.toNanos() - 1);
    private final AtomicLong saidUnknown = new AtomicLong(System.nanoTime() - SILENCE_AFTER_WARNING.toNanos() - 1);

    public PeerLine(Peers peers, Sealer sealer, Clock clock, PeerClients clients, PeerMeters meters) {
        this.peers = peers;
        this.sealer = sealer;
        this.clock = clock;
        this.clients = clients;
        this.meters = meters;
    }

    public Peers peers() {
        return peers;
    }

    /** Whether the exchange says that a replica sent it on. */
    public static boolean isMarked(Exchange exchange) {
        return exchange.request().headers().contains(PeerProof.HEADER);
    }

    /** The proof that a replica sent this exchange on to this one; empty, and counted, when it is none. */
    public Optional<PeerProof> proof(Exchange exchange) {
        var request = exchange.request();
        var text = SingleHeader.find(request.headers(), PeerProof.HEADER);
        var proof = text == null
                ? Optional.<PeerProof>empty()
                : PeerProof.open(text, request.method().name(), request.uri(), sealer)
                        .filter(any -> any.receiver().equals(peers.self()))
                        .filter(any -> clock.instant().isBefore(any.expiry()))
                        .filter(any -> !clients.areCertified() || PeerCertificate.isShown(request));
        if (proof.isEmpty()) {
            meters.refused();
        }
        return proof;
    }

    /** Whether the body is the one that was sent on; counted when not. */
    public boolean covers(PeerProof proof, byte[] body) {
        boolean same = proof.covers(body);
        if (!same) {
            meters.refused();
        }
        return same;
    }

    /** Sends the exchange on and its answer back; completes when that is over, in whichever way, never fails. */
    public Future<Void> relay(Exchange exchange, PeerErrand errand, Undelivered undelivered) {
        return new Relay(this, exchange, errand, undelivered).start();
    }

    /** Sends the exchange on without passing on the answer; completes with its status, 0 for none, never fails. */
    public Future<Integer> tell(Exchange exchange, PeerErrand errand) {
        return open(exchange, errand)
                .compose(request -> send(exchange, request.idleTimeout(ASK_PATIENCE)))
                .map(HttpClientResponse::statusCode)
                .otherwise(0);
    }

    Future<HttpClientRequest> open(Exchange exchange, PeerErrand errand) {
        var incoming = exchange.request();
        return clients.open(errand, incoming.method(), incoming.uri())
                .onFailure(failure -> failed(errand, failure))
                .map(request -> {
                    PeerHeaders.copy(incoming, request.headers());
                    request.putHeader(PeerProof.HEADER, prove(exchange, errand));
                    return request;
                });
    }

    static Future<HttpClientResponse> send(Exchange exchange, HttpClientRequest request) {
        var body = exchange.body();
        return body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    void ended(PeerOutcome outcome) {
        meters.forwarded(outcome);
    }

    /** Whether there may well be a replica, only no connection to it is free. */
    static boolean isOverload(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException;
    }

    /** Another key, clocks too far apart, no good certificate: nothing works until somebody sees to it, so it is said. */
    void mistrusted(PeerAddress peer) {
        if (isTimeToSay(saidMistrusted)) {
            LOG.warnf(
                    "replica does not trust this one (expected: one mcpx.seal.key, clocks that agree, trusted certificates)"
                            + " what=%s",
                    peer);
        }
    }

    private void failed(PeerErrand errand, Throwable failure) {
        if (!isOverload(failure)) {
            peers.markDown(errand.to());
        }
        if (PeerCertificate.isUnknownHere(failure) && isTimeToSay(saidUnknown)) {
            LOG.warnf(
                    "replica is not trusted (expected: a certificate that names it and that mcpx.peers.tls trusts) what=%s",
                    errand.to());
        }
    }

    /** Not without end. */
    private static boolean isTimeToSay(AtomicLong said) {
        long now = System.nanoTime();
        long last = said.get();
        return now - last > SILENCE_AFTER_WARNING.toNanos() && said.compareAndSet(last, now);
    }

    private String prove(Exchange exchange, PeerErrand errand) {
        var request = exchange.request();
        var expiry = clock.instant().plus(PROOF_LIVES);
        return new PeerProof(
                        errand.purpose(),
                        peers.self(),
                        errand.to().toString(),
                        expiry,
                        PeerProof.digest(exchange.body()))
                .sealedFor(request.method().name(), request.uri(), sealer);
    }
}
