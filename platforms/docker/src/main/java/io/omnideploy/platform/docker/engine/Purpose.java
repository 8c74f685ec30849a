package io.omnideploy.platform.docker.engine;

import io.omnideploy.platform.docker.vocabulary.Fields;

/** What a container is for, and so when it is as wanted. */
enum Purpose {
    /** Runs until it is stopped. */
    SERVICE,
    /** Runs to its end, a good one, when it is applied. */
    ONE_SHOT,
    /** Waits until somebody starts it. */
    JOB;

    /** Returns the purpose that the properties tell. */
    static Purpose of(Fields fields) {
        if (!fields.flag("start", true)) {
            return JOB;
        }
        return fields.flag("attach", false) ? ONE_SHOT : SERVICE;
    }
}
