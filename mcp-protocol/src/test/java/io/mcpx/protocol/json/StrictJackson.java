// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * The second opinion on what is JSON: Jackson, reading characters that the JDK decoded.
 *
 * <p>On bytes Jackson is no judge: it skips a byte order mark, takes text with many NULs for UTF-16 or UTF-32, lets some
 * overlong forms and encoded surrogates through, and refuses lone surrogate escapes in names, which RFC 8259 allows. On
 * characters it looks only at the lower eight bits of the digits of an escape; so here, as the grammar makes no
 * difference between them, every character beyond ASCII is shown to it as U+00FF.
 */
public final class StrictJackson {

    public static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(10_000)
                    .build())
            .build());

    public static boolean accepts(byte[] text) {
        try (var parser = MAPPER.createParser(characters(text))) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private static String characters(byte[] text) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString().replaceAll("[^\\x00-\\x7f]", "\u00ff");
    }

    private StrictJackson() {}
}
