package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import io.omnideploy.diagnostic.Failed;

/** A failure of a tool or a platform for people: resource, cause, what shows it, the way out. */
public final class FailureText {
    private FailureText() {}

    /** Returns the lines. */
    public static String of(Failed failed, Style style) {
        StringBuilder text = new StringBuilder(style.red("failed:")).append(' ');
        failed.resource()
                .ifPresent(resource ->
                        text.append(style.strong(Printable.line(resource))).append(": "));
        text.append(Printable.line(failed.cause())).append('\n');
        failed.details()
                .forEach(line -> text.append(style.faint("      | "))
                        .append(Printable.line(line))
                        .append('\n'));
        failed.remedy()
                .ifPresent(remedy -> text.append("   = help: ")
                        .append(Printable.line(remedy))
                        .append('\n'));
        return text.toString();
    }
}
