package io.omnideploy.backend.pulumi.run;

import io.omnideploy.config.Naming;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.run.PrivateFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles a program inside of this process; what is compiled already is not compiled again. */
final class ProgramClasses {
    private static final String RELEASE = "21";

    private final PrivateFolder folder;
    private final Path classes;

    /** @param classes a folder for what the compiler makes */
    ProgramClasses(PrivateFolder folder, Path classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /**
     * Compiles the sources among the files.
     *
     * @return the folder of the classes
     * @throws Failed when there is no compiler
     */
    Path compile(SortedMap<String, String> files, List<Path> libraries) {
        Path stamp = classes.resolveSibling(classes.getFileName() + ".stamp");
        String wanted = stamp(files, libraries);
        if (folder.read(stamp).equals(wanted)) {
            return classes;
        }
        folder.delete(stamp);
        folder.deleteAll(classes);
        folder.make(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw Failed.because("This Java has no compiler, which Pulumi's programs need.")
                    .remedy("Run OmniDeploy by a JDK and not by a JRE: set JAVA_HOME to one.");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        files.forEach((name, text) -> {
            if (name.endsWith(".java")) {
                sources.add(new Source(name, text));
            }
        });
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
            List<String> options = List.of("--release", RELEASE, "-proc:none", "-implicit:none", "-g:none");
            boolean done = compiler.getTask(new StringWriter(), manager, problems, options, null, sources)
                    .call();
            if (!done) {
                throw failure(problems);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        folder.put(stamp, wanted);
        return classes;
    }

    private static Failed failure(DiagnosticCollector<JavaFileObject> problems) {
        return Failed.because("The program that OmniDeploy wrote does not compile, which is a defect of OmniDeploy.")
                .details(problems.getDiagnostics().stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                        .map(problem -> problem.getMessage(Locale.ROOT))
                        .toList());
    }

    private static String stamp(Map<String, String> files, List<Path> libraries) {
        StringBuilder all = new StringBuilder(RELEASE);
        files.forEach((name, text) -> {
            if (name.endsWith(".java")) {
                all.append('\n').append(name).append('\0').append(text);
            }
        });
        libraries.forEach(library -> all.append('\n').append(library));
        return Naming.hash(all.toString(), 64);
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
