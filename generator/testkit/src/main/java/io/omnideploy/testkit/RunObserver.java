package io.omnideploy.testkit;

import java.io.IOException;

/** Watches a program that a test runs, from its start to its end. */
public interface RunObserver {
    /** Watches nothing. */
    RunObserver NONE = new RunObserver() {
        @Override
        public void started(Process process) {}

        @Override
        public void ended(Run.Result result) {}
    };

    /** Takes a program that has just been started. */
    void started(Process process);

    /**
     * Takes what a program said, after its end.
     *
     * @throws AssertionError when it did what it must not do
     */
    void ended(Run.Result result) throws IOException;
}
