// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.CatalogItem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTemplatesTest {

    @ParameterizedTest
    @CsvSource({
        "test://template/{id}/data, test://template/123/data, true",
        "test://template/{id}/data, test://template/123/other, false",
        "test://template/{id}/data, test://template//data, true",
        "file:///{+path}, file:///a/b/c.txt, true",
        "file:///{+path}, http://a, false",
        "db://{schema}/{table}, db://public/users, true",
        "db://{schema}/{table}, db://public, false",
        "plain://x, plain://x, true",
        "plain://x, plain://xy, false",
        "a{x}a, a, false",
        "a{x}b{y}c, abc, true",
        "a{x}b{y}c, acb, false"
    })
    void matchesWhatATemplateCouldExpandTo(String template, String uri, boolean matches) {
        var item = new CatalogItem(ItemKind.RESOURCE_TEMPLATE, template, Slice.trusted("{}"));
        var exposed = new ExposedItem(
                template,
                template,
                new ServerName("s"),
                SpokenEras.LEGACY_ONLY,
                item,
                item.definition(),
                ToolCustomisation.NONE);

        assertThat(new UriTemplates(List.of(exposed)).matching(uri)).hasSize(matches ? 1 : 0);
    }
}
