package io.omnideploy.cli.e2e;

import io.omnideploy.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The way to a platform through a port of the loopback, which a test cuts and mends. */
final class SiteProxy implements AutoCloseable {
    private final List<SocketChannel> open = new ArrayList<>();
    private final SocketAddress platform;
    private final int port;
    private ServerSocketChannel server;

    SiteProxy(SocketAddress platform) throws IOException {
        this.platform = platform;
        // One that nobody is given while it is not listened on.
        port = FreePorts.one();
        server = listen(port);
    }

    /** Returns the port of the loopback at which the platform is reached. */
    int port() {
        return port;
    }

    /** Breaks every connection and refuses new ones. */
    synchronized void cut() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }

    /** Lets connections through again, at the same address. */
    synchronized void mend() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private ServerSocketChannel listen(int wanted) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        Thread.ofVirtual().start(() -> serve(listening));
        return listening;
    }

    private void serve(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                SocketChannel engine = connected();
                if (!joined(listening, client, engine)) {
                    return;
                }
                Thread.ofVirtual().start(() -> pass(client, engine));
                Thread.ofVirtual().start(() -> pass(engine, client));
            }
        } catch (IOException closed) {
            // Cut.
        }
    }

    /** One that came in while all were cut is cut as well. */
    private synchronized boolean joined(ServerSocketChannel listening, SocketChannel... ends) throws IOException {
        for (SocketChannel end : ends) {
            if (listening.isOpen()) {
                open.add(end);
            } else {
                end.close();
            }
        }
        return listening.isOpen();
    }

    private SocketChannel connected() throws IOException {
        SocketChannel channel = platform instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        channel.connect(platform);
        return channel;
    }

    private static void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        try {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException cut) {
            // Both ends are closed by whoever cut it.
        }
    }
}
