package io.omnideploy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback that nobody uses. They lie below those that the operating system hands out to connections, one of which
 * could otherwise take a port between the look at it and its use; and each process of tests has a range of its own, since
 * another one could do the same.
 */
public final class FreePorts {
    private static final int FIRST = 12_000;
    private static final int RANGES = 32;
    private static final int COUNT = 250;

    private static final Range RANGE = Range.taken();

    /** Where the next search begins, so that none is handed out twice before all were. */
    private static final AtomicInteger NEXT = new AtomicInteger();

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
            int port = RANGE.first() + Math.floorMod(NEXT.getAndAdd(count), COUNT - count);
            if (areFree(port, count)) {
                return port;
            }
        }
        throw new IllegalStateException("no " + count + " free ports from " + RANGE.first() + " on");
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

    /**
     * The ports of this process.
     *
     * @param lock goes with the process, however that ends
     */
    private record Range(int first, FileLock lock) {
        static Range taken() {
            Path folder = Path.of(
                    System.getProperty("java.io.tmpdir"), "omnideploy-test-ports-" + System.getProperty("user.name"));
            try {
                Files.createDirectories(folder);
                for (int number = 0; number < RANGES; number++) {
                    Optional<FileLock> lock = lock(folder.resolve(Integer.toString(number)));
                    if (lock.isPresent()) {
                        return new Range(FIRST + number * COUNT, lock.get());
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("no range of ports can be taken in " + folder, failure);
            }
            throw new IllegalStateException("all ranges of ports are taken, see " + folder);
        }

        private static Optional<FileLock> lock(Path file) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(lock);
                }
            } catch (OverlappingFileLockException ours) {
                // Taken by the same class in another class loader.
            }
            channel.close();
            return Optional.empty();
        }
    }
}
