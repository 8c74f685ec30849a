package io.omnideploy.platform.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to the engine through a port of the loopback, which ends at a chosen call: that one and all after it never arrive, as
 * when the machine that makes them is lost.
 */
final class EngineProxy implements AutoCloseable {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel server;
    private final SocketAddress engine;
    private int left;
    private boolean cut;

    EngineProxy() throws IOException {
        engine = engine(Docker.run("context", "inspect", "--format", "{{.Endpoints.docker.Host}}"));
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::serve);
    }

    /** Returns the address at which the engine is reached through it. */
    String address() throws IOException {
        return "tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** Lets so many calls through that change something, and those that only look. */
    synchronized void allow(int changes) {
        left = changes;
        cut = false;
    }

    /** Tells whether a call was not let through since it was last said how many may be. */
    synchronized boolean isCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    private static SocketAddress engine(String host) {
        URI address = URI.create(host);
        return address.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(Path.of(address.getPath()))
                : new InetSocketAddress(address.getHost(), address.getPort());
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel platform = engine instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                platform.connect(engine);
                open.add(client);
                open.add(platform);
                Thread.ofVirtual().start(() -> pass(client, platform, true));
                Thread.ofVirtual().start(() -> pass(platform, client, false));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
            return;
        }
    }

    private void pass(SocketChannel from, SocketChannel to, boolean calls) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (calls && !isLetThrough(buffer)) {
                    return;
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException ended) {
            // The other half has closed both.
            return;
        }
    }

    /** A client sends its next call only after the answer to the last one, so that a call begins what is read at once. */
    private synchronized boolean isLetThrough(ByteBuffer read) {
        String method = StandardCharsets.US_ASCII
                .decode(read.duplicate().limit(Math.min(read.limit(), 8)))
                .toString()
                .split(" ", 2)[0];
        boolean begins = method.matches("[A-Z]+");
        if (begins && !READING.contains(method)) {
            cut |= left == 0;
            left = Math.max(0, left - 1);
        }
        return !(begins && cut);
    }
}
