package io.omnideploy.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback that nobody uses. They lie below those that the operating system hands out to connections, one of which
 * could otherwise take a port between the look at it and its use.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int COUNT = 8_000;

    /** Where the next search begins: none is handed out twice, and processes begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 40 % COUNT));

    private FreePorts() {}

    /** Returns a port that is free. */
    public static int one() {
        return following(1);
    }

    /**
     * Returns a port that is free together with those that follow it.
     *
     * @param count how many in all, from 1 on
     */
    public static int following(int count) {
        for (int attempt = 0; attempt < COUNT; attempt += count) {
            int port = FIRST + Math.floorMod(NEXT.getAndAdd(count), COUNT - count);
            if (areFree(port, count)) {
                return port;
            }
        }
        throw new IllegalStateException("no " + count + " free ports from " + FIRST + " on");
    }

    private static boolean areFree(int port, int count) {
        if (count == 0) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return areFree(socket.getLocalPort() + 1, count - 1);
        } catch (IOException taken) {
            return false;
        }
    }
}
