package io.omnideploy.backend.pulumi.run;

import io.omnideploy.spi.run.PrivateFolder;
import io.omnideploy.spi.run.Survivor;
import java.nio.file.Path;

/** Where everything lies in the backend's own folder for one stack. The state itself lies elsewhere, for all stacks. */
final class StackFolder {
    private final PrivateFolder folder;

    StackFolder(Path root) {
        folder = new PrivateFolder(root);
    }

    /** Makes what must be there before the first run. */
    void prepare() {
        folder.make(folder.root(), code());
    }

    PrivateFolder files() {
        return folder;
    }

    /** The program as it is generated, with the settings of this stack. */
    Path code() {
        return folder.root().resolve("code");
    }

    Path classes() {
        return folder.root().resolve("classes");
    }

    /** A project and a state of its own in which a stack is planned that is not there yet: to plan changes nothing. */
    Path draft() {
        return folder.root().resolve("draft");
    }

    /** Which value each secret in the settings has, by fingerprint. */
    Path fingerprints() {
        return folder.root().resolve("fingerprints");
    }

    /** What was last applied, as far as the state doesn't tell it. */
    Path applied() {
        return folder.root().resolve("applied");
    }

    /** What the engine tells while it works. */
    Path events() {
        return folder.root().resolve("events.json");
    }

    Path log() {
        return folder.root().resolve("run.log");
    }

    Path errors() {
        return folder.root().resolve("run.err");
    }

    /** The Pulumi that works on the stack, which may outlive the run that began it. */
    Survivor survivor() {
        return new Survivor(folder, folder.root().resolve("process"), "Pulumi");
    }

    /** Removes what a run left behind and no next one needs. Nobody may be at work here any more. */
    void tidy() {
        folder.delete(events(), log(), errors());
        folder.deleteAll(draft());
    }
}
