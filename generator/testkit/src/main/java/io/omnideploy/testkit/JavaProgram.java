package io.omnideploy.testkit;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A program in Java that a backend wrote, compiled as its owner would see it: with all warnings on. */
public final class JavaProgram {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Kept open: to list the classes of an SDK takes longer than to compile a program. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private JavaProgram() {}

    /**
     * Compiles the sources among the files against the class path of the tests.
     *
     * @param classes the folder for what the compiler makes
     * @return every warning and error
     */
    public static List<String> compile(Map<String, String> files, Path classes) throws IOException {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach((name, text) -> {
            if (name.endsWith(".java")) {
                sources.add(new Source(name, text));
            }
        });
        FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        COMPILER.getTask(new StringWriter(), FILES, problems, List.of("-Xlint:all", "--release", "21"), null, sources)
                .call();
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getSource() != null)
                .map(Object::toString)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
