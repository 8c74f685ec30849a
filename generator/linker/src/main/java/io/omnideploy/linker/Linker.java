package io.omnideploy.linker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the {@code lib} folder of the distribution: our own modules as one jar, beside it the libraries as they came. One jar
 * is opened where there were a dozen, and its classes have no call sites that the JVM would have to spin code for at each start.
 */
public final class Linker {
    private static final String OURS = "omnideploy-";

    private Linker() {}

    /**
     * Links once.
     *
     * @param args the classes of the program; the folder of all jars that it needs, which is emptied; the folder to write,
     *     which is made anew; the name of the jar; the main class; the version
     */
    public static void main(String[] args) throws IOException {
        Path jars = Path.of(args[1]);
        Path lib = Path.of(args[2]);
        renew(lib);
        LinkedJar linked = new LinkedJar(args[4], args[5]);
        linked.addFolder(Path.of(args[0]));
        List<String> libraries = new ArrayList<>();
        for (Path jar : jarsIn(jars)) {
            String name = jar.getFileName().toString();
            if (name.startsWith(OURS)) {
                linked.addJar(jar);
                Files.delete(jar);
            } else {
                libraries.add(name);
                Files.move(jar, lib.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        linked.write(lib.resolve(args[3]), libraries);
    }

    /** Returns the jars of a folder by name, which makes the class path the same on every machine. */
    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void renew(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
