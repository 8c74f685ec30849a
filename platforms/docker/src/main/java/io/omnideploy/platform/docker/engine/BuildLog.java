package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Progress;
import io.omnideploy.spi.ImageBuild;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Tells what a build says, and keeps of it what explains a failure. */
final class BuildLog extends ResultCallback.Adapter<BuildResponseItem> {
    private static final int LAST_LINES = 20;

    private final ImageBuild image;
    private final Progress.Listener progress;
    private final StringBuilder open = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();
    private String step = "";
    private String error = "";

    BuildLog(ImageBuild image, Progress.Listener progress) {
        this.image = image;
        this.progress = progress;
    }

    @Override
    public synchronized void onNext(BuildResponseItem item) {
        if (item.getErrorDetail() != null) {
            error = item.getErrorDetail().getMessage();
        }
        if (item.getStream() != null) {
            open.append(item.getStream());
            int end = open.indexOf("\n");
            while (end >= 0) {
                line(open.substring(0, end).replaceFirst("\r$", ""));
                open.delete(0, end + 1);
                end = open.indexOf("\n");
            }
        }
    }

    @Override
    public synchronized void onComplete() {
        line(open.toString());
        open.setLength(0);
        super.onComplete();
    }

    /**
     * Goes on only if the build came to its end.
     *
     * @throws Failed otherwise
     */
    synchronized void requireSuccess() {
        if (!error.isEmpty()) {
            throw failed(error);
        }
    }

    /** Returns the failure of the build: the step at which it stood, the reason, and the last lines. */
    synchronized Failed failed(String reason) {
        String where = step.isEmpty()
                ? ""
                : " at " + step.replaceFirst("^Step ", "step ").replace(" : ", ", ");
        String remedy = reason.contains("BuildKit")
                ? "The engine's own builder has no BuildKit; install Docker's command with its plug-in buildx, and run this again."
                : "Correct the Dockerfile or what it copies; 'docker build' in the same folder tells the same.";
        return Failed.because("The build failed%s: %s".formatted(where, Causes.sentence(reason)))
                .of("image " + image.component())
                .remedy(remedy)
                .details(List.copyOf(last));
    }

    private void line(String line) {
        if (line.isBlank()) {
            return;
        }
        if (line.startsWith("Step ")) {
            step = line.strip();
        }
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
        progress.on(new Progress.Said(image.component(), line));
    }
}
