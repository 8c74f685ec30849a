package io.omnideploy.platform.docker.engine;

import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The files of a build as the engine takes them: an archive that is made while it is sent. Owners and rights are alike everywhere. */
final class ContextArchive {
    private static final int PIPE = 1 << 16;
    private static final int PLAIN_MODE = 0644;
    private static final int EXECUTABLE_MODE = 0755;
    private static final int LINK_MODE = 0777;

    private ContextArchive() {}

    /**
     * Returns the archive; reading it fails when a file can't be read.
     *
     * @param texts further files by path, each in the place of one of that path
     */
    static InputStream of(List<ContextFile> files, SortedMap<String, byte[]> texts) throws IOException {
        Pipe pipe = new Pipe();
        PipedOutputStream output = new PipedOutputStream(pipe);
        Thread.ofVirtual().name("build-context").start(() -> {
            try (output) {
                write(files, texts, output);
            } catch (IOException failure) {
                pipe.failure = failure;
            }
        });
        return pipe;
    }

    private static void write(List<ContextFile> files, SortedMap<String, byte[]> texts, OutputStream output)
            throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(output, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (ContextFile file : files) {
                if (!texts.containsKey(file.path())) {
                    put(tar, file);
                }
            }
            for (var text : texts.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(text.getKey());
                entry.setIds(0, 0);
                entry.setMode(PLAIN_MODE);
                entry.setModTime(FileTime.fromMillis(0));
                entry.setSize(text.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(text.getValue());
                tar.closeArchiveEntry();
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, ContextFile file) throws IOException {
        TarArchiveEntry entry = file.kind() == ContextFile.Kind.LINK
                ? new TarArchiveEntry(file.path(), TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(file.path());
        entry.setModTime(Files.getLastModifiedTime(file.file(), LinkOption.NOFOLLOW_LINKS));
        entry.setIds(0, 0);
        switch (file.kind()) {
            case LINK -> {
                entry.setLinkName(Files.readSymbolicLink(file.file()).toString());
                entry.setMode(LINK_MODE);
            }
            case PLAIN -> entry.setMode(PLAIN_MODE);
            case EXECUTABLE -> entry.setMode(EXECUTABLE_MODE);
        }
        if (file.kind() != ContextFile.Kind.LINK) {
            entry.setSize(Files.size(file.file()));
        }
        tar.putArchiveEntry(entry);
        if (file.kind() != ContextFile.Kind.LINK) {
            Files.copy(file.file(), tar);
        }
        tar.closeArchiveEntry();
    }

    /** Ends with the writer's failure, not as if all were sent. */
    private static final class Pipe extends PipedInputStream {
        private volatile IOException failure;

        private Pipe() {
            super(PIPE);
        }

        @Override
        public synchronized int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            return checked(super.read(bytes, offset, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0 && failure != null) {
                throw failure;
            }
            return read;
        }
    }
}
