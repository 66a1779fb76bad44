// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** A text with a few bytes cut off, put in, put over others or taken out. */
public final class DamagedText {

    private static final String SPICE = "\"\\{}[]:,0123456789+-.eEtrufalsn/ \n\t\r\u0000\u001f\u007f'#N";

    public static byte[] of(byte[] text, Random random) {
        var result = text;
        for (int i = random.nextInt(3); i >= 0; i--) {
            result = once(result, random);
        }
        return result;
    }

    private static byte[] once(byte[] text, Random random) {
        int at = random.nextInt(text.length + 1);
        byte spice = random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) SPICE.charAt(random.nextInt(SPICE.length()));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(text, at);
            case 1 -> joined(Arrays.copyOf(text, at), new byte[] {spice}, Arrays.copyOfRange(text, at, text.length));
            case 2 ->
                joined(
                        Arrays.copyOf(text, at),
                        new byte[] {spice},
                        Arrays.copyOfRange(text, Math.min(at + 1, text.length), text.length));
            default ->
                joined(Arrays.copyOf(text, at), Arrays.copyOfRange(text, Math.min(at + 1, text.length), text.length));
        };
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private DamagedText() {}
}
