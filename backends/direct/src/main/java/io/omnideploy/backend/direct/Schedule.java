package io.omnideploy.backend.direct;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs tasks as soon as what they come after is done, several at once. After the first failure nothing new begins; what runs
 * is let finish, so that nothing is left half-made.
 */
final class Schedule {
    /** So many at once: an engine on one machine gains nothing from more. */
    private static final int PARALLEL = 8;

    private final Progress.Listener progress;
    private final Map<ResourceId, Task> waiting = new TreeMap<>();
    private final Map<ResourceId, Integer> open = new HashMap<>();
    private final Map<ResourceId, List<ResourceId>> followers = new HashMap<>();
    private final TreeSet<ResourceId> ready = new TreeSet<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private int running;

    private record Finished(Task task, RuntimeException failure) {}

    private Schedule(List<Task> tasks, Progress.Listener progress) {
        this.progress = progress;
        tasks.forEach(task -> waiting.put(task.id(), task));
        tasks.forEach(task -> {
            Set<ResourceId> before = new TreeSet<>(task.after());
            before.retainAll(waiting.keySet());
            before.remove(task.id());
            before.forEach(id ->
                    followers.computeIfAbsent(id, key -> new ArrayList<>()).add(task.id()));
            open.put(task.id(), before.size());
            if (before.isEmpty()) {
                ready.add(task.id());
            }
        });
    }

    /**
     * Runs all tasks.
     *
     * @throws Failed the first failure, with the other ones among its details
     */
    static void run(List<Task> tasks, Progress.Listener progress) {
        new Schedule(tasks, progress).run();
    }

    private void run() {
        boolean interrupted = false;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            startReady(threads);
            while (running > 0) {
                try {
                    take(finished.take());
                    if (!interrupted) {
                        startReady(threads);
                    }
                } catch (InterruptedException stop) {
                    // What runs hears of it, puts back what it was replacing, and ends.
                    interrupted = true;
                    threads.shutdownNow();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw Failed.because("The run was interrupted.")
                    .remedy("Run the same command again: it goes on from what is there.");
        }
        throwFailures();
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("tasks wait for each other: " + waiting.keySet());
        }
    }

    private void startReady(ExecutorService threads) {
        if (!failures.isEmpty()) {
            return;
        }
        while (running < PARALLEL && !ready.isEmpty()) {
            Task task = waiting.remove(ready.pollFirst());
            running++;
            threads.execute(() -> finished.add(new Finished(task, work(task))));
        }
    }

    private void take(Finished done) {
        running--;
        if (done.failure() != null) {
            failures.add(done.failure());
            return;
        }
        for (ResourceId follower : followers.getOrDefault(done.task().id(), List.of())) {
            if (open.merge(follower, -1, Integer::sum) == 0) {
                ready.add(follower);
            }
        }
    }

    /** Returns the failure, or null. */
    private RuntimeException work(Task task) {
        if (task.operation() == Operation.NONE) {
            return null;
        }
        long start = System.nanoTime();
        progress.on(new Progress.Started(task.id(), task.operation()));
        try {
            task.work().run();
            progress.on(new Progress.Done(task.id(), task.operation(), Duration.ofNanos(System.nanoTime() - start)));
            return null;
        } catch (RuntimeException failure) {
            RuntimeException told = told(task, failure);
            String cause = told instanceof Failed failed ? failed.cause() : told.getMessage();
            progress.on(new Progress.Broken(task.id(), task.operation(), cause));
            return told;
        }
    }

    private static RuntimeException told(Task task, RuntimeException failure) {
        return switch (failure) {
            case Failed failed -> failed.resource().isPresent() ? failed : failed.of(task.id());
            case Refused refused -> refused;
            default -> Failed.because(failure.toString()).of(task.id()).reason(failure);
        };
    }

    private void throwFailures() {
        if (failures.isEmpty()) {
            return;
        }
        RuntimeException first = failures.getFirst();
        if (first instanceof Failed failed && failures.size() > 1) {
            List<String> details = new ArrayList<>(failed.details());
            failures.stream().skip(1).forEach(other -> details.add("Also failed: " + other.getMessage()));
            throw failed.details(details);
        }
        throw first;
    }
}
