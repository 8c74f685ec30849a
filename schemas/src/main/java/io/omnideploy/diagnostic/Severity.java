package io.omnideploy.diagnostic;

/** How much a diagnostic weighs: an error stops the command, a warning and a note don't. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
