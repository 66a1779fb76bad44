// SPDX-License-Identifier: Apache-2.0
package io.mcpx.contracts.config.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were recorded once and stay for ever: a field that is renumbered, retyped or gone changes them. A new field gets a
 * recording of its own, and leaves these alone.
 */
class ConfigDiscoveryContractTest {

    @ParameterizedTest
    @MethodSource("recordings")
    void isWrittenAsItWasRecorded(String name, Message message) throws IOException {
        assertThat(HexFormat.of().formatHex(message.toByteArray())).isEqualTo(recorded(name));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void isReadAsItWasRecorded(String name, Message message) throws IOException {
        var bytes = HexFormat.of().parseHex(recorded(name));

        assertThat(message.getParserForType().parseFrom(bytes)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothingOfARecordingIsUnknown(String name, Message message) throws IOException {
        var read = message.getParserForType().parseFrom(HexFormat.of().parseHex(recorded(name)));

        assertThat(((Message) read).getUnknownFields().asMap()).isEmpty();
    }

    @Test
    void aKindOfTheFutureArrivesAsItsNumber() throws InvalidProtocolBufferException {
        var later = ResourceKey.newBuilder().setKindValue(99).setName("x").build();

        var read = ResourceKey.parseFrom(later.toByteArray());

        assertThat(read.getKind()).isEqualTo(Kind.UNRECOGNIZED);
        assertThat(read.getKindValue()).isEqualTo(99);
    }

    @Test
    void theServiceIsWhereOldReplicasLookForIt() {
        var method = ConfigDiscoveryGrpc.getWatchMethod();

        assertThat(method.getFullMethodName()).isEqualTo("mcpx.config.v1.ConfigDiscovery/Watch");
        assertThat(method.getType()).isEqualTo(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING);
    }

    static Stream<Map.Entry<String, Message>> all() {
        return RecordedMessages.all().entrySet().stream();
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> recordings() {
        return all().map(entry -> org.junit.jupiter.params.provider.Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static String recorded(String name) throws IOException {
        try (var in = ConfigDiscoveryContractTest.class.getResourceAsStream("/config/v1/" + name + ".hex")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
