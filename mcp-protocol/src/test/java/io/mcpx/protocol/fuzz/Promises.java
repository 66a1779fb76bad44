// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.header.HeaderValue;
import io.mcpx.protocol.header.ParamHeaders;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonScanner;
import io.mcpx.protocol.json.MalformedJson;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.json.StrictJackson;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.message.ResultScan;
import io.mcpx.protocol.sse.SseEvent;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.protocol.sse.StreamLimitExceeded;
import io.mcpx.protocol.sse.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the codec promises about any bytes at all: nothing is thrown but what is declared, and nothing is lost. */
final class Promises {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 16, 200);
    private static final int EVENT_LIMIT = 100;
    private static final MessageReader READER = new MessageReader(LIMITS);
    private static final RequestId OTHER_ID = RequestId.of("other");

    /** Scanner and Jackson have one opinion, and what was scanned can be taken apart and edited. */
    static void json(byte[] text) {
        Slice value;
        try {
            value = JsonScanner.scan(text, LIMITS);
        } catch (MalformedJson refused) {
            boolean beyondLimits = refused.kind() == MalformedJson.Kind.LIMIT;
            assertThat(beyondLimits || !StrictJackson.accepts(text))
                    .as(refused.clientMessage())
                    .isTrue();
            return;
        }
        assertThat(StrictJackson.accepts(text)).isTrue();
        takeApart(value);
        assertThat(ParamHeaders.of(value)).isNotNull();
    }

    private static void takeApart(Slice value) {
        if (value.isString()) {
            assertThat(value.asString()).isNotNull();
        } else if (value.isArray()) {
            value.asArray().forEach(Promises::takeApart);
        } else if (value.isObject()) {
            value.asObject().members().forEach(member -> takeApart(member.value()));
            edit(value.asObject());
        } else {
            assertThat(value.asLong()).isNotNull();
        }
    }

    /** What is put is found, what is removed is gone, and the others keep their bytes. */
    private static void edit(JsonObject object) {
        var put = Slice.trusted("[1.10]");
        for (var member : object.members()) {
            var with = edited(Splice.of(object.slice()).put(object, member.name(), put));
            assertThat(with.find(member.name())).isEqualTo(put);
            assertThat(with.count(member.name())).isEqualTo(1);
            var without = edited(Splice.of(object.slice()).remove(object, member.name()));
            assertThat(without.members()).isEqualTo(others(object, member.name()));
        }
        var added = edited(Splice.of(object.slice()).put(object, "added\u0000", put));
        assertThat(added.find("added\u0000")).isEqualTo(put);
    }

    private static List<JsonObject.Member> others(JsonObject object, String name) {
        return object.members().stream()
                .filter(member -> !member.name().equals(name))
                .toList();
    }

    private static JsonObject edited(Splice splice) {
        return Slice.trusted(splice.toBytes()).asObject();
    }

    /** A message that was read can be given another id and is otherwise read as the same again. */
    static void message(byte[] body) {
        Message message;
        try {
            message = READER.read(body);
        } catch (MalformedMessage refused) {
            assertThat(read(Messages.error(refused.id(), refused.error()))).isInstanceOf(Message.Failure.class);
            return;
        }
        switch (message) {
            case Message.Request request ->
                assertThat(read(Messages.withId(request, OTHER_ID)))
                        .isEqualTo(new Message.Request(
                                Slice.trusted(Messages.withId(request, OTHER_ID)),
                                OTHER_ID,
                                request.method(),
                                request.params()));
            case Message.Result result ->
                assertThat(read(Messages.withId(result, OTHER_ID)))
                        .isEqualTo(new Message.Result(
                                Slice.trusted(Messages.withId(result, OTHER_ID)), OTHER_ID, result.result()));
            case Message.Failure failure ->
                assertThat(read(Messages.withId(failure, OTHER_ID)))
                        .isEqualTo(new Message.Failure(
                                Slice.trusted(Messages.withId(failure, OTHER_ID)),
                                OTHER_ID,
                                failure.error(),
                                failure.errorSlice()));
            case Message.Notification notification ->
                assertThat(read(Messages.notification(
                                notification.method(), notification.params().slice())))
                        .isInstanceOf(Message.Notification.class);
        }
    }

    /** What passes in parts is what would have been read whole, however it is cut; and no other answer passes. */
    static void parted(byte[] body) {
        for (int chunk : new int[] {1, 7, Math.max(1, body.length)}) {
            var scan = new ResultScan(RequestId.of(1), LIMITS.maxDepth());
            try {
                for (int at = 0; at < body.length; at += chunk) {
                    scan.feed(body, at, Math.min(at + chunk, body.length));
                }
                scan.end();
            } catch (MalformedMessage refused) {
                continue;
            }
            assertThat(body.length > LIMITS.maxBytes() || read(body) instanceof Message.Result)
                    .isTrue();
        }
    }

    /** A batch is refused or read; each of its messages can be read alone. */
    static void batch(byte[] body) {
        try {
            READER.readBatch(body)
                    .forEach(message ->
                            assertThat(read(message.slice().toBytes())).isEqualTo(message));
        } catch (MalformedMessage refused) {
            assertThat(refused.error().message()).isNotEmpty();
        }
    }

    private static Message read(byte[] text) {
        try {
            return READER.read(text);
        } catch (MalformedMessage e) {
            throw new AssertionError(new String(text, UTF_8), e);
        }
    }

    /** A stream means the same however it is cut, and its events survive being written again, line breaks as line feeds. */
    static void stream(byte[] bytes) {
        var events = events(bytes, bytes.length, EVENT_LIMIT);
        assertThat(events(bytes, 1, EVENT_LIMIT)).isEqualTo(events);
        assertThat(events(bytes, 7, EVENT_LIMIT)).isEqualTo(events);
        events.ifPresent(read -> read.forEach(Promises::isWrittenAgain));
    }

    private static void isWrittenAgain(SseEvent event) {
        var written = SseWriter.event(event.id(), event.event(), event.data());
        var data =
                new String(event.data(), ISO_8859_1).replaceAll("\r\n?", "\n").getBytes(ISO_8859_1);
        var expected = new SseEvent(event.event(), data, event.id(), null);

        assertThat(events(written, written.length, written.length)).contains(List.of(expected));
    }

    private static Optional<List<SseEvent>> events(byte[] bytes, int chunk, int limit) {
        var events = new ArrayList<SseEvent>();
        var reader = new StreamReader(limit, events::add);
        try {
            for (int at = 0; at < bytes.length; at += chunk) {
                reader.feed(bytes, at, Math.min(chunk, bytes.length - at));
            }
            reader.end();
            return Optional.of(events);
        } catch (StreamLimitExceeded tooLong) {
            return Optional.empty();
        }
    }

    /** A header's text survives being encoded again. */
    static void header(byte[] bytes) {
        HeaderValue.decode(new String(bytes, ISO_8859_1))
                .ifPresent(text ->
                        assertThat(HeaderValue.decode(HeaderValue.encode(text))).contains(text));
        var utf8 = new String(bytes, UTF_8);
        assertThat(HeaderValue.decode(HeaderValue.encode(utf8))).contains(utf8);
    }

    private Promises() {}
}
