package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what a container writes, line by line. */
final class ContainerLog {
    private ContainerLog() {}

    /** Returns the last lines; none when the engine has none to give. */
    static List<String> last(DockerClient client, String container, int lines) {
        List<String> last = Collections.synchronizedList(new ArrayList<>());
        // Asked for also when this thread is to stop: it is what a person needs then.
        boolean interrupted = Thread.interrupted();
        try (Lines taken = new Lines(last::add)) {
            command(client, container).withTail(lines).exec(taken).awaitCompletion();
        } catch (DockerException | java.io.IOException unavailable) {
            return List.of();
        } catch (InterruptedException stop) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(last);
    }

    /** Starts to ask for a log; standard output and errors alike. */
    static LogContainerCmd command(DockerClient client, String container) {
        return client.logContainerCmd(container).withStdOut(true).withStdErr(true);
    }

    /** Puts lines together from what comes in pieces, each stream for itself. */
    static final class Lines extends ResultCallback.Adapter<Frame> {
        private final Consumer<String> lines;
        private final Map<StreamType, ByteArrayOutputStream> open = new EnumMap<>(StreamType.class);

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void onNext(Frame frame) {
            ByteArrayOutputStream line =
                    open.computeIfAbsent(frame.getStreamType(), stream -> new ByteArrayOutputStream());
            for (byte character : frame.getPayload()) {
                if (character == '\n') {
                    flush(line);
                } else {
                    line.write(character);
                }
            }
        }

        @Override
        public void onComplete() {
            open.values().stream().filter(line -> line.size() > 0).forEach(this::flush);
            super.onComplete();
        }

        private void flush(ByteArrayOutputStream line) {
            lines.accept(line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", ""));
            line.reset();
        }
    }
}
