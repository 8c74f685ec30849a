package io.omnideploy.cli.progress;

import io.omnideploy.cli.console.Style;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Draws one line per resource under work, with the time it takes, over and over in place; what is done stays above. */
final class LiveProgress implements RunProgress {
    private static final long BEAT_MILLIS = 200;

    /** Cursor up one line, erase it; and: no wrapping of long lines, since a wrapped one can't be drawn over. */
    private static final String UP_AND_ERASE = "\u001b[1A\u001b[2K";

    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final Style style;
    private final SortedMap<ResourceId, Running> running = new TreeMap<>();
    private final Thread beat = new Thread(this::beat, "progress");
    private String step = "";
    private int drawn;
    private boolean isSettled;

    LiveProgress(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
        beat.setDaemon(true);
        beat.start();
    }

    @Override
    public synchronized void on(Progress progress) {
        String finished = switch (progress) {
            case Progress.Step begun -> {
                step = begun.what();
                yield "";
            }
            case Progress.Said said -> style.cyan(said.who() + " |") + " " + said.line() + "\n";
            case Progress.Started started -> {
                step = "";
                running.put(started.resource(), Running.of(started.operation()));
                yield "";
            }
            case Progress.Waiting waiting -> {
                running.computeIfPresent(waiting.resource(), (id, work) -> work.waiting(waiting.what()));
                yield "";
            }
            case Progress.Done done -> {
                running.remove(done.resource());
                yield style.green("✓") + " " + done.resource() + ": " + ProgressWords.done(done.operation()) + " ("
                        + ProgressWords.time(done.took()) + ")\n";
            }
            case Progress.Broken broken -> {
                running.remove(broken.resource());
                yield style.red("✗") + " " + broken.resource() + ": " + ProgressWords.doing(broken.operation())
                        + " failed\n";
            }
        };
        draw(finished);
    }

    @Override
    public synchronized void clear() {
        running.clear();
        step = "";
        draw("");
    }

    @Override
    public synchronized void settle() {
        isSettled = true;
        drawn = 0;
    }

    @Override
    public synchronized void close() {
        beat.interrupt();
        clear();
    }

    private void beat() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                redraw();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void redraw() {
        if (!running.isEmpty()) {
            draw("");
        }
    }

    /** Replaces the lines of the last drawing, in one write so that nothing flickers. */
    private void draw(String above) {
        if (isSettled) {
            out.print(above);
            return;
        }
        StringBuilder text =
                new StringBuilder(UP_AND_ERASE.repeat(drawn)).append(above).append(NO_WRAP);
        drawn = 0;
        if (!step.isEmpty()) {
            text.append("  ").append(step).append("…\n");
            drawn++;
        }
        for (var entry : running.entrySet()) {
            text.append("  ")
                    .append(entry.getKey())
                    .append(": ")
                    .append(entry.getValue())
                    .append('\n');
            drawn++;
        }
        out.print(text.append(WRAP));
        out.flush();
    }

    /** Work on one resource. */
    private record Running(String what, long since) {
        static Running of(Operation operation) {
            return new Running(ProgressWords.doing(operation), System.nanoTime());
        }

        Running waiting(String reason) {
            return new Running(reason, since);
        }

        @Override
        public String toString() {
            return what + "… " + ProgressWords.time(Duration.ofNanos(System.nanoTime() - since));
        }
    }
}
