package io.omnideploy.platform.docker.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Finds out whether a port of this machine is in use, by taking it for a moment. */
final class HostPort {
    private HostPort() {}

    /** Tells whether somebody has it. One that we may not take ourselves, such as 80, counts as free: the engine may. */
    static boolean isTaken(String ip, int number, String protocol) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(ip), number);
            if (protocol.equals("udp")) {
                try (DatagramSocket socket = new DatagramSocket(null)) {
                    socket.bind(address);
                }
            } else {
                try (ServerSocket socket = new ServerSocket()) {
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            return false;
        } catch (BindException refused) {
            return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
        } catch (IOException unknown) {
            return false;
        }
    }
}
