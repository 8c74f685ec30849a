package io.omnideploy.cli.progress;

import io.omnideploy.plan.Progress;
import java.io.PrintStream;

/** One line per event: for logs. */
final class LineProgress implements RunProgress {
    private final PrintStream out;

    LineProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(Progress progress) {
        // One call per line, so that lines of several threads never mix.
        out.print(
                switch (progress) {
                    case Progress.Step step -> step.what() + "…\n";
                    case Progress.Said said -> said.who() + " | " + said.line() + "\n";
                    case Progress.Started started ->
                        started.resource() + ": " + ProgressWords.doing(started.operation()) + "…\n";
                    case Progress.Waiting waiting -> waiting.resource() + ": " + waiting.what() + "…\n";
                    case Progress.Done done ->
                        done.resource() + ": " + ProgressWords.done(done.operation()) + " ("
                                + ProgressWords.time(done.took()) + ")\n";
                    case Progress.Broken broken ->
                        broken.resource() + ": " + ProgressWords.doing(broken.operation()) + " failed: "
                                + broken.cause() + "\n";
                });
    }

    @Override
    public void clear() {}

    @Override
    public void settle() {}

    @Override
    public void close() {}
}
