package io.omnideploy.cli.progress;

import io.omnideploy.cli.console.Session;
import io.omnideploy.plan.Progress;

/** Shows the progress of a run until it is closed. */
public interface RunProgress extends Progress.Listener, AutoCloseable {
    /** Returns what suits where standard error goes: drawn in place on a terminal, lines elsewhere. */
    static RunProgress on(Session session) {
        return session.isLive() ? new LiveProgress(session.err(), session.errStyle()) : new LineProgress(session.err());
    }

    /** Takes away what is drawn in place, so that something else can be said. */
    void clear();

    /** Leaves what is drawn as it is and draws no more in place: from here on, others say things in between. */
    void settle();

    @Override
    void close();
}
