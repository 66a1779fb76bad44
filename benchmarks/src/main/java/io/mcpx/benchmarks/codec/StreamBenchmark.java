// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.codec;

import io.mcpx.protocol.sse.SseReader;
import io.mcpx.protocol.sse.SseWriter;
import io.mcpx.protocol.sse.StreamLimitExceeded;
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
import org.openjdk.jmh.infra.Blackhole;

/** Frames one message as a server-sent event, and finds it again in chunks of 16 KiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StreamBenchmark {

    private static final int CHUNK = 16 << 10;

    @Param
    private Sample sample = Sample.CALL;

    private byte[] message = {};
    private byte[] event = {};

    /** What is framed. */
    public enum Sample {
        CALL,
        IMAGE_1M
    }

    @Setup
    public void prepare() {
        message = switch (sample) {
            case CALL -> Samples.toolCall();
            case IMAGE_1M -> Samples.imageResult(1 << 20);
        };
        event = SseWriter.event("1", null, message);
    }

    @Benchmark
    public byte[] write() {
        return SseWriter.event("1", null, message);
    }

    @Benchmark
    public void read(Blackhole events) throws StreamLimitExceeded {
        var reader = new SseReader(64 << 20, events::consume);
        for (int at = 0; at < event.length; at += CHUNK) {
            reader.feed(event, at, Math.min(CHUNK, event.length - at));
        }
    }
}
