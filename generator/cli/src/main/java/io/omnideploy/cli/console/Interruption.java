package io.omnideploy.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets a run that changes things end in good order when the process is told to stop: the working thread is interrupted, and
 * the process waits a bounded time until it has given back what it holds.
 */
public final class Interruption {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PrintStream err;
    private Thread worker;
    private Runnable settle = () -> {};
    private boolean requested;

    /** @param err is told that the run is stopping */
    public Interruption(PrintStream err) {
        this.err = err;
    }

    /** Asks to be called when the process ends by Ctrl-C or a signal. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::request, "interruption"));
    }

    /**
     * Notes that this thread begins work that must end in good order.
     *
     * @param settling makes room for what is said when the work is stopped
     */
    public void begin(Runnable settling) {
        locked(() -> {
            worker = Thread.currentThread();
            settle = settling;
        });
    }

    /** Notes that the work is done, and whoever waits need not wait any longer. */
    public void end() {
        locked(() -> {
            worker = null;
            changed.signalAll();
        });
    }

    /** Runs something during which the process may end at once, such as a question, and goes on with the work after it. */
    public <T> T whileIdle(Supplier<T> idle) {
        Thread busy = worker;
        end();
        try {
            return idle.get();
        } finally {
            locked(() -> worker = busy);
        }
    }

    /** Tells whether a person wants the run to stop. */
    public boolean isRequested() {
        lock.lock();
        try {
            return requested;
        } finally {
            lock.unlock();
        }
    }

    /** Stops the work, and waits until it has ended or the time for that is over. */
    public void request() {
        lock.lock();
        try {
            if (worker == null) {
                return;
            }
            requested = true;
            settle.run();
            err.print("\nStopping: what is under way is brought to an end …\n");
            worker.interrupt();
            long left = GRACE.toNanos();
            while (worker != null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (worker != null) {
                err.print("Not ended after " + GRACE.toSeconds()
                        + " seconds; the next run of this stack goes on from here.\n");
            }
        } catch (InterruptedException second) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
