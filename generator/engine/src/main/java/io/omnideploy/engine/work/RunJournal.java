package io.omnideploy.engine.work;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.folder.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Remembers that a run has begun to change things until it has done all of them; read by the next run of the stack. */
public final class RunJournal {
    private final Path file;

    public RunJournal(Path stackFolder) {
        file = stackFolder.resolve("run");
    }

    /** Returns what the last run was doing, if it was cut off or failed on the way. */
    public Optional<String> interrupted() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Notes that a run begins to change things. */
    public void begin(String command) {
        try {
            AtomicFile.write(file, command);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Notes that the run has done all it set out to do. */
    public void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private Failed failed(IOException failure) {
        return Failed.because("The journal " + file + " can't be kept: " + failure.getMessage())
                .remedy("Check that it is writable and the disk has space.")
                .reason(failure);
    }
}
