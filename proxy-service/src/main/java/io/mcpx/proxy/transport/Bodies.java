// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.transport.exchange.BodyReader;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.mcpx.proxy.transport.exchange.HttpConfig;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.peer.PeerLine;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a POST: one message, or the raw text of a batch. */
final class Bodies {

    private static final Logger LOG = Logger.getLogger(Bodies.class);
    private static final String JSON = "application/json";
    private static final Refusal NOT_JSON = Refusal.invalid(415, "Content-Type: not JSON (expected: application/json)");

    static final Refusal UNEXPECTED_BATCH = Refusal.invalid(400, "message: an array (expected: one message)");

    /** What a body may be. */
    interface Receiver {

        void message(Message message);

        /** An array; whether one is allowed, and then what is in it, is still open. */
        void batch(byte[] text);
    }

    private final BodyReader reader;
    private final MessageReader messages;
    private final int maxBatch;
    private final PeerLine line;

    Bodies(HttpConfig config, PeerLine line) {
        this.line = line;
        this.reader = new BodyReader(config);
        this.messages = new MessageReader(
                new JsonLimits(Math.toIntExact(config.maxBody().asLongValue()), config.maxDepth()));
        this.maxBatch = config.maxBatch();
    }

    /** Reads one body; whatever cannot be read is refused here. */
    void read(Arrival arrival, Receiver receiver) {
        var exchange = arrival.exchange();
        if (!isJson(exchange.request().headers())) {
            exchange.refuse(NOT_JSON);
            return;
        }
        reader.read(exchange, text -> guarded(exchange, () -> receive(arrival, text, receiver)));
    }

    /** The messages of a batch; refused when malformed, too many, or holding {@code initialize}. */
    void readBatch(Exchange exchange, byte[] text, Consumer<List<Message>> receiver) {
        try {
            var batch = messages.readBatch(text);
            var refusal = refusal(batch);
            if (refusal == null) {
                receiver.accept(batch);
            } else {
                exchange.refuse(refusal);
            }
        } catch (MalformedMessage malformed) {
            exchange.refuse(refusal(malformed));
        }
    }

    private void receive(Arrival arrival, byte[] text, Receiver receiver) {
        var proof = arrival.proof();
        if (proof != null && !line.covers(proof, text)) {
            arrival.exchange().refuse(Doorkeeper.FORGED);
            return;
        }
        if (isArray(text)) {
            receiver.batch(text);
            return;
        }
        try {
            receiver.message(messages.read(text));
        } catch (MalformedMessage malformed) {
            arrival.exchange().refuse(refusal(malformed));
        }
    }

    private @Nullable Refusal refusal(List<Message> batch) {
        if (batch.size() > maxBatch) {
            return Refusal.invalid(400, "batch: " + batch.size() + " messages (expected: at most " + maxBatch + ")");
        }
        boolean initializes = batch.stream()
                .anyMatch(message -> message instanceof Message.Request request
                        && request.method().equals(Methods.INITIALIZE));
        return initializes ? Refusal.invalid(400, "batch: holds initialize (expected: on its own)") : null;
    }

    private static Refusal refusal(MalformedMessage malformed) {
        return new Refusal(400, malformed.error(), malformed.id(), null);
    }

    private static void guarded(Exchange exchange, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException bug) {
            LOG.error("message could not be handled", bug);
            exchange.conclude(500, Messages.error(null, JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "internal error")));
        }
    }

    private static boolean isArray(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '[';
            }
        }
        return false;
    }

    private static boolean isJson(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !isPlain(headers)) {
            return false;
        }
        if (type.equals(JSON)) {
            return true;
        }
        var parts = type.toLowerCase(Locale.ROOT).split(";");
        return parts[0].strip().equals(JSON) && isUtf8(parts);
    }

    private static boolean isPlain(MultiMap headers) {
        var encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity");
    }

    private static boolean isUtf8(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
