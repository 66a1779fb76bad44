// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine's loopback address. */
public final class Ports {

    /** A port that was free a moment ago. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The port itself, or a free one for 0.
     *
     * @param option what the user can choose another port with
     * @throws Failure if somebody listens on the port
     */
    public static int chosen(int port, String option) {
        if (port == 0) {
            return free();
        }
        requireFree(port, option);
        return port;
    }

    /** Whether nobody listens on the port. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Fails with an explanation if somebody listens on the port.
     *
     * @param option what the user can choose another port with
     */
    public static void requireFree(int port, String option) {
        if (!isFree(port)) {
            throw new Failure("port " + port + " is taken; end what uses it, or choose another with " + option + " N");
        }
    }

    private Ports() {}
}
