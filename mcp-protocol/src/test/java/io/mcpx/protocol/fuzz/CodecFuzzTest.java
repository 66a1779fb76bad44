// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Tries the promises with the seeds beside this class and then with a bounded number of inputs that coverage guides.
 *
 * <p>A longer run is {@code mvn -pl mcp-protocol test -Dfuzz.executions=100000000 -Dfuzz.duration=2h}. What it finds is
 * left in {@code target/fuzz}, and becomes another seed.
 */
class CodecFuzzTest {

    @FuzzTest
    @DictionaryFile(resourcePath = "codec.dict")
    void keepsItsPromisesForEveryInput(byte[] input) {
        Promises.json(input);
        Promises.message(input);
        Promises.parted(input);
        Promises.batch(input);
        Promises.stream(input);
        Promises.header(input);
    }
}
