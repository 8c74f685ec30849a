package io.omnideploy.cli.render;

import io.omnideploy.cli.console.Style;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.plan.LedgerEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Diagnostics as compilers print them: place, cause, the line with the span marked, the way out. */
public final class DiagnosticText {
    private static final int WIDEST = 160;

    /** The advice whose place is a secret itself. */
    private static final String SECRET_IN_SIGHT = "plain-text-secret";

    private final SourceLines sources;
    private final Style style;

    public DiagnosticText(SourceLines sources, Style style) {
        this.sources = sources;
        this.style = style;
    }

    /** Returns diagnostics by place, what was not carried over, and how many of which kind there are. */
    public String all(Collection<Diagnostic> diagnostics, List<LedgerLine> ledger) {
        StringBuilder text = new StringBuilder();
        diagnostics.stream().distinct().sorted().forEach(diagnostic -> one(text, diagnostic));
        LedgerLine.groups(ledger).forEach(group -> ledger(text, group));
        List<Diagnostic> told = diagnostics.stream().distinct().toList();
        if (told.size() > 1) {
            text.append(counts(told)).append('\n');
        }
        return text.toString();
    }

    private void one(StringBuilder text, Diagnostic diagnostic) {
        diagnostic
                .span()
                .ifPresent(span -> text.append(style.strong(span + ":")).append(' '));
        text.append(severity(diagnostic.severity()))
                .append(' ')
                .append(style.strong(Printable.line(diagnostic.message())))
                .append(' ')
                .append(style.faint("[" + diagnostic.code() + "]"))
                .append('\n');
        diagnostic
                .span()
                .flatMap(span -> line(diagnostic, span))
                .ifPresent(line -> excerpt(text, diagnostic.span().get(), line));
        diagnostic
                .remedy()
                .ifPresent(remedy -> text.append("   = help: ")
                        .append(Printable.line(remedy))
                        .append('\n'));
    }

    private void excerpt(StringBuilder text, SourceSpan span, String line) {
        int length = line.codePointCount(0, line.length());
        int from = Math.max(0, span.column() - 1 > WIDEST - 40 ? span.column() - 60 : 0);
        int to = Math.min(length, from + WIDEST);
        String shown = Printable.line(
                line.substring(line.offsetByCodePoints(0, Math.min(from, length)), line.offsetByCodePoints(0, to)));
        String cut = from > 0 ? "… " : "";
        String digits = Integer.toString(span.line());
        String number = " ".repeat(Math.max(0, 5 - digits.length())) + digits;
        int indent = cut.length() + span.column() - 1 - from;
        int marks = Math.max(1, Math.min(span.length(), to - span.column() + 1));
        text.append(style.cyan(number + " | "))
                .append(cut)
                .append(shown)
                .append(to < length ? " …" : "")
                .append('\n')
                .append(style.cyan("      | "))
                .append(" ".repeat(indent))
                .append(style.red("^".repeat(marks)))
                .append('\n');
    }

    /** A secret that stands in the file needn't stand in the log of a CI job too. */
    private Optional<String> line(Diagnostic diagnostic, SourceSpan span) {
        Optional<String> line = sources.line(span);
        return diagnostic.code().equals(SECRET_IN_SIGHT) ? line.map(text -> masked(text, span)) : line;
    }

    private static String masked(String line, SourceSpan span) {
        int[] letters = line.codePoints().toArray();
        int from = Math.min(letters.length, span.column() - 1);
        Arrays.fill(letters, from, Math.min(letters.length, from + span.length()), '*');
        return new String(letters, 0, letters.length);
    }

    private void ledger(StringBuilder text, LedgerLine.Group group) {
        LedgerEntry entry = group.first().entry();
        text.append(style.yellow(entry.fate().toString())).append(": ").append(group.paths());
        group.first().span().ifPresent(span -> text.append(" (").append(span).append(')'));
        text.append(": ")
                .append(Printable.line(entry.reason()))
                .append(' ')
                .append(Printable.line(entry.remedy()))
                .append('\n');
    }

    private String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> style.red("error:");
            case WARNING -> style.yellow("warning:");
            case NOTE -> style.cyan("note:");
        };
    }

    private static String counts(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            long count = diagnostics.stream()
                    .filter(diagnostic -> diagnostic.severity() == severity)
                    .count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(severity.name().toLowerCase(Locale.ROOT))
                        .append(count == 1 ? "" : "s");
            }
        }
        return text.toString();
    }
}
