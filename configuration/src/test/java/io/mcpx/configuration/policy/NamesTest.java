// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

    private static final List<String> PROBES = List.of("a", "b", "c", "z");

    static Stream<Arguments> pairs() {
        var sets = List.of(only(), only("a"), only("a", "b"), only("c"), allBut(), allBut("a"), allBut("b", "c"));
        return sets.stream().flatMap(some -> sets.stream().map(other -> Arguments.of(some, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void combinesAsSetsDo(Names some, Names other) {
        for (var name : PROBES) {
            assertThat(some.intersect(other).contains(name)).isEqualTo(some.contains(name) && other.contains(name));
            assertThat(some.union(other).contains(name)).isEqualTo(some.contains(name) || other.contains(name));
            assertThat(some.complement().contains(name)).isEqualTo(!some.contains(name));
        }
        assertThat(some.intersect(other)).isEqualTo(other.intersect(some));
        assertThat(some.union(other)).isEqualTo(other.union(some));
    }

    private static Names only(String... names) {
        return new Names.Only(Set.of(names));
    }

    private static Names allBut(String... names) {
        return new Names.AllBut(Set.of(names));
    }
}
