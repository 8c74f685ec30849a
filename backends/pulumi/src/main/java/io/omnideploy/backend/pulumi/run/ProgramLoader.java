package io.omnideploy.backend.pulumi.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a program, the SDK, and what speaks to it. What OmniDeploy itself is made of stays out of sight, but for the interface
 * over which both speak and the logging, so that no library meets another version of itself.
 */
final class ProgramLoader extends URLClassLoader {
    private static final String BESIDE = "io.omnideploy.backend.pulumi.automation.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader ours;

    private ProgramLoader(URL[] path, ClassLoader ours) {
        super("pulumi-program", path, ClassLoader.getPlatformClassLoader());
        this.ours = ours;
    }

    /** Returns a loader of folders and jars. */
    static ProgramLoader of(Path classes, List<Path> libraries) {
        List<URL> path = new ArrayList<>();
        path.add(url(classes));
        libraries.forEach(library -> path.add(url(library)));
        return new ProgramLoader(path.toArray(URL[]::new), Automation.class.getClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns what runs the program by the Automation API of a version of pulumi. */
    Automation automation(String version) {
        try {
            return (Automation) loadClass(BESIDE + "InlineAutomation")
                    .getConstructor(String.class)
                    .newInstance(version);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What uses it has another way, too, and without one the JVM would warn of it on the standard error of a person. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals("sun.misc.Unsafe")) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(BESIDE)) {
            return beside(name);
        }
        if (name.startsWith(Automation.class.getName()) || name.startsWith("org.slf4j.")) {
            return ours.loadClass(name);
        }
        return super.findClass(name);
    }

    private Class<?> beside(String name) throws ClassNotFoundException {
        try (InputStream file = ours.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException broken) {
            throw new ClassNotFoundException(name, broken);
        }
    }
}
