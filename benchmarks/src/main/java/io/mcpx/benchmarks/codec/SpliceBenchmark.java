// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a gateway does to a message, from bytes to bytes: another id, and on calls another name. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpliceBenchmark {

    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT);
    private final ObjectMapper jackson = new ObjectMapper();
    private final RequestId id = RequestId.of(7);
    private final Slice name = Slice.trusted("\"search_issues\"");
    private final byte[] call = Samples.toolCall();
    private final byte[] image = Samples.imageResult(1 << 20);

    @Benchmark
    public byte[] call() throws MalformedMessage {
        var request = (Message.Request) reader.read(call);
        return Splice.of(request.slice())
                .put(request.slice().asObject(), "id", id.raw())
                .put(request.params(), "name", name)
                .toBytes();
    }

    @Benchmark
    public byte[] callByJackson() throws IOException {
        var request = (ObjectNode) jackson.readTree(call);
        request.put("id", 7);
        request.withObject("params").put("name", "search_issues");
        return jackson.writeValueAsBytes(request);
    }

    @Benchmark
    public byte[] image1M() throws MalformedMessage {
        return Messages.withId((Message.Result) reader.read(image), id);
    }

    @Benchmark
    public byte[] image1MByJackson() throws IOException {
        var result = (ObjectNode) jackson.readTree(image);
        result.put("id", 7);
        return jackson.writeValueAsBytes(result);
    }
}
