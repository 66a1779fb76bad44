// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Naming.Collisions;
import io.mcpx.configuration.route.Naming.Style;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.proxy.catalog.ExposedNames.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposedNamesTest {

    private static final Naming PREFIX = Naming.DEFAULT;
    private static final Naming NONE = Naming.BARE;

    @Test
    void prefixesLikeLunarByDefault() {
        assertThat(only(PREFIX, claim("github", "list_issues"))).isEqualTo("github__list_issues");
    }

    @Test
    void leavesNamesAloneWhereOnlyOneServerStands() {
        var claim = claim("github", "odd name.with/everything");

        assertThat(ExposedNames.asTheyAre().assign(List.of(claim)).names())
                .containsEntry(claim, "odd name.with/everything");
    }

    @Test
    void cleansWhatClientsWouldReject() {
        assertThat(only(NONE, claim("spy", "Page One/é"))).isEqualTo("Page_One__");
    }

    @Test
    void cutsLongNamesAtSixtyCharactersWithAHashOfTheWholeName() {
        var one = only(PREFIX, claim("server", "x".repeat(100) + "1"));
        var two = only(PREFIX, claim("server", "x".repeat(100) + "2"));

        assertThat(one).hasSize(60).startsWith("server__xxx").isNotEqualTo(two);
        assertThat(only(PREFIX, claim("server", "x".repeat(100) + "1"))).isEqualTo(one);
    }

    @Test
    void keepsExactlySixtyCharactersAsTheyAre() {
        var name = "n".repeat(60);

        assertThat(only(NONE, claim("a", name))).isEqualTo(name);
    }

    @Test
    void refusesANameThatTwoServersClaimAndNamesBothOwners() {
        var assignment = ExposedNames.of(NONE).assign(List.of(claim("a", "search"), claim("b", "search")));

        assertThat(assignment.names()).isEmpty();
        assertThat(assignment.collisions())
                .singleElement()
                .extracting(ExposedNames.Collision::describe)
                .isEqualTo("'search' is claimed by a/search and b/search");
    }

    @Test
    void prefixesBothWhenConfiguredSo() {
        var naming = new Naming(Style.NONE, "__", Collisions.PREFIX, Map.of());

        var assignment = ExposedNames.of(naming).assign(List.of(claim("a", "search"), claim("b", "search")));

        assertThat(assignment.names().values()).containsExactlyInAnyOrder("a__search", "b__search");
        assertThat(assignment.collisions()).isEmpty();
    }

    @Test
    void neverLetsTheSeparatorInANameHideAnotherServersTool() {
        var assignment = ExposedNames.of(PREFIX).assign(List.of(claim("a", "b__c"), claim("a__b", "c")));

        assertThat(assignment.names()).isEmpty();
        assertThat(assignment.collisions()).hasSize(1);
    }

    @Test
    void tellsNamesOfOneServerApartThatCleaningMadeEqual() {
        var assignment = ExposedNames.of(NONE).assign(List.of(claim("a", "x y"), claim("a", "x/y")));

        assertThat(assignment.names().values())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("x_y_"));
    }

    @Test
    void usesExplicitNamesFirst() {
        var naming = new Naming(Style.PREFIX, "__", Collisions.REFUSE, Map.of("a/search", "find"));

        assertThat(only(naming, claim("A", "search"))).isEqualTo("find");
    }

    @Test
    void exposesNothingUnnamedWhereNamesAreExplicit() {
        var naming = new Naming(Style.EXPLICIT, "__", Collisions.REFUSE, Map.of("a/search", "find"));

        var names = ExposedNames.of(naming)
                .assign(List.of(claim("a", "search"), claim("a", "other")))
                .names();

        assertThat(names.values()).containsExactly("find");
    }

    @Test
    void givesTheSameNamesInWhateverOrderServersAnswer() {
        var claims = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> claim("s" + i % 7, "tool " + i % 50 + (i % 3 == 0 ? "/" : "_")))
                .distinct()
                .toList());
        var naming = new Naming(Style.NONE, "__", Collisions.PREFIX, Map.of());
        var expected = ExposedNames.of(naming).assign(claims);
        var random = new Random(7);

        for (var round = 0; round < 50; round++) {
            Collections.shuffle(claims, random);
            assertThat(ExposedNames.of(naming).assign(claims).names()).isEqualTo(expected.names());
        }
        assertThat(expected.names().values()).doesNotHaveDuplicates();
    }

    private static String only(Naming naming, Claim claim) {
        return ExposedNames.of(naming).assign(List.of(claim)).names().getOrDefault(claim, "");
    }

    private static Claim claim(String server, String name) {
        var serverName = new ServerName(server);
        return new Claim(serverName, serverName.key(), name);
    }
}
