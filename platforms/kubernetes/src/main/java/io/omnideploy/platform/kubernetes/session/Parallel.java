package io.omnideploy.platform.kubernetes.session;

import io.omnideploy.diagnostic.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks the API server many things at a time, as many as it takes without making others wait. */
final class Parallel {
    /** An API server lets a user have some dozens at a time before it queues (API Priority and Fairness). */
    private static final int CALLS = 24;

    private Parallel() {}

    /** Returns the answers, in the order of the questions; the first failure of any ends it. */
    static <T, R> List<R> map(List<T> questions, Function<T, R> ask) {
        Semaphore free = new Semaphore(CALLS);
        List<Future<R>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T question : questions) {
                Callable<R> call = () -> {
                    free.acquire();
                    try {
                        return ask.apply(question);
                    } finally {
                        free.release();
                    }
                };
                answers.add(threads.submit(call));
            }
            List<R> all = new ArrayList<>();
            try {
                for (Future<R> answer : answers) {
                    all.add(answer.get());
                }
                return all;
            } catch (InterruptedException stop) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw Failed.because("The run was interrupted.").reason(stop);
            } catch (ExecutionException failure) {
                threads.shutdownNow();
                if (failure.getCause() instanceof RuntimeException told) {
                    throw told;
                }
                throw new IllegalStateException(failure.getCause());
            }
        }
    }
}
