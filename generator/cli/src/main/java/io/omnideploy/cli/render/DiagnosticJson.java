package io.omnideploy.cli.render;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Severity;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Diagnostics as a stable document; {@code schema/diagnostics-1.json} describes it. */
public final class DiagnosticJson {
    /** The version of this form; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    private DiagnosticJson() {}

    /**
     * Returns the document of {@code validate}.
     *
     * @param ledger what became of each written value, as {@link AccountJson} gives it
     */
    public static String document(Collection<Diagnostic> diagnostics, List<Map<String, Object>> ledger) {
        List<Diagnostic> sorted = diagnostics.stream().distinct().sorted().toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        document.put("valid", count(sorted, Severity.ERROR) == 0);
        document.put("errors", count(sorted, Severity.ERROR));
        document.put("warnings", count(sorted, Severity.WARNING));
        document.put("notes", count(sorted, Severity.NOTE));
        document.put("diagnostics", diagnostics(sorted));
        document.put("ledger", ledger);
        return JsonText.of(document);
    }

    /** Returns diagnostics as a list of maps. */
    static List<Map<String, Object>> diagnostics(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticJson::diagnostic).toList();
    }

    /** Returns entries of the ledger as a list of maps. */
    static List<Map<String, Object>> ledger(List<LedgerLine> ledger) {
        return ledger.stream().map(DiagnosticJson::entry).toList();
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", diagnostic.code());
        map.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        map.put("message", diagnostic.message());
        diagnostic.path().ifPresent(path -> map.put("path", path));
        diagnostic.span().ifPresent(span -> place(map, span));
        diagnostic.remedy().ifPresent(remedy -> map.put("remedy", remedy));
        return map;
    }

    private static Map<String, Object> entry(LedgerLine line) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fate", line.entry().fate().toString());
        map.put("path", line.entry().path().toString());
        map.put("rule", line.entry().rule());
        map.put("reason", line.entry().reason());
        map.put("remedy", line.entry().remedy());
        line.span().ifPresent(span -> place(map, span));
        return map;
    }

    /** Adds a place. */
    static void place(Map<String, Object> map, SourceSpan place) {
        map.put("file", place.file());
        map.put("line", place.line());
        map.put("column", place.column());
        map.put("length", place.length());
    }

    private static long count(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
