// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.MessageReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads a message: one strict scan, beside a Jackson tree of the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadBenchmark {

    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT);
    private final ObjectMapper jackson = new ObjectMapper();

    @Param
    private Sample sample = Sample.CALL;

    private byte[] body = {};

    /** What is read. */
    public enum Sample {
        CALL,
        TOOLS_100,
        IMAGE_1M,
        IMAGE_5M,
        TEXT_1M
    }

    @Setup
    public void prepare() {
        body = switch (sample) {
            case CALL -> Samples.toolCall();
            case TOOLS_100 -> Samples.toolList(100);
            case IMAGE_1M -> Samples.imageResult(1 << 20);
            case IMAGE_5M -> Samples.imageResult(5 << 20);
            case TEXT_1M -> Samples.textResult(1 << 20);
        };
    }

    @Benchmark
    public Message scan() throws MalformedMessage {
        return reader.read(body);
    }

    @Benchmark
    public JsonNode jacksonTree() throws IOException {
        return jackson.readTree(body);
    }
}
