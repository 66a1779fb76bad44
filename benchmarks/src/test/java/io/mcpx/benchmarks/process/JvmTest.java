// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmTest {

    @Test
    void sumsWhatThreadsAllocated() {
        assertThat(Jvm.allocated("""
                "main" #1 [7] prio=5 cpu=60.1ms elapsed=9.0s allocated=2048K defined_classes=300 tid=0x1 runnable
                "loop" #2 [8] prio=5 cpu=60.1ms elapsed=9.0s allocated=512B defined_classes=3 tid=0x2 runnable
                "other" #3 [9] prio=5 cpu=60.1ms elapsed=9.0s allocated=3M defined_classes=3 tid=0x2 runnable
                """)).hasValue((2 << 20) + 512 + (3 << 20));
    }

    @Test
    void knowsNothingOfADumpWithoutAllocation() {
        assertThat(Jvm.allocated("\"main\" #1 [7] prio=5")).isEmpty();
    }

    @Test
    void sumsTheGenerationsOfSerialGc() {
        assertThat(Jvm.used("""
                77:
                 DefNew     total 39296K, used 1000K [0x00000000ec800000, 0x00000000ef2a0000, 0x00000000f2eb0000)
                  eden space 34944K,   0% used [0x00000000ec800000, 0x00000000ec8fc070, 0x00000000eea20000)
                 Tenured    total 87424K, used 24K [0x00000000f2eb0000, 0x00000000f8410000, 0x0000000100000000)
                   the space 87424K,   0% used [0x00000000f2eb0000, 0x00000000f2eb6000, 0x00000000f2eb6000)
                 Metaspace       used 30000K, committed 30700K, reserved 1114112K
                  class space    used 4000K, committed 4300K, reserved 1048576K
                """)).hasValue(1024 << 10);
    }

    @Test
    void takesTheHeapOfG1() {
        assertThat(Jvm.used("""
                77:
                 garbage-first heap   total reserved 524288K, committed 32768K, used 4096K [0x00000000e0000000, 0x0000000100000000)
                  region size 1024K, 4 young (4096K), 0 survivors (0K)
                 Metaspace       used 300K, committed 384K, reserved 1114112K
                """)).hasValue(4096 << 10);
    }
}
