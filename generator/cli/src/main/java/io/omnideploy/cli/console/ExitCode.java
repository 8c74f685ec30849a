package io.omnideploy.cli.console;

/** How a run ended, as scripts read it. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** Declined at the question, or an error inside OmniDeploy. */
    DECLINED(1),
    /** Refused before anything was touched: usage, description, identity, locked stack. */
    REFUSED(2),
    /** A tool or platform is absent, refused or failed. */
    FAILED(3),
    /** Changes are pending, drift was found, or generated files are not as committed. */
    PENDING(10),
    /** Stopped by a person: 128 and the number of the signal, as shells count. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the number that the process gives back. */
    public int number() {
        return number;
    }
}
