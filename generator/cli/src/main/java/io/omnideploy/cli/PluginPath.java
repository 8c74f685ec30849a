package io.omnideploy.cli;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Finds services in OmniDeploy's own jar and in plug-ins, and nowhere else. The class path alone would do too, but to look
 * through all of it opens every library at every start, which costs more than anything else a short command does.
 */
final class PluginPath extends ClassLoader {
    /** The property by which the launcher names the jars of plug-ins; empty when there are none. */
    static final String PROPERTY = "omnideploy.plugins";

    private static final String SERVICES = "META-INF/services/";

    /** What plug-ins lay over the catalog; OmniDeploy itself has none. */
    private static final String OVERLAYS = "catalog-overlay/";

    private final List<URL> plugins;

    private PluginPath(ClassLoader classPath, List<URL> plugins) {
        super(classPath);
        this.plugins = plugins;
    }

    /**
     * Returns where plug-ins are found.
     *
     * @param jars the jars of plug-ins as a class path; null where no launcher says, and the whole class path is looked through
     */
    static ClassLoader of(ClassLoader classPath, String jars) throws MalformedURLException {
        if (jars == null) {
            return classPath;
        }
        List<URL> plugins = new ArrayList<>();
        for (String jar : jars.split(File.pathSeparator)) {
            if (!jar.isEmpty()) {
                plugins.add(new File(jar).toURI().toURL());
            }
        }
        return new PluginPath(classPath, plugins);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.startsWith(OVERLAYS)) {
            return Collections.enumeration(ofPlugins(name));
        }
        if (!name.startsWith(SERVICES)) {
            return super.getResources(name);
        }
        List<URL> found = new ArrayList<>();
        // Our jar goes first on the class path, and it says all that its modules give.
        URL own = getResource(name);
        if (own != null) {
            found.add(own);
        }
        found.addAll(ofPlugins(name));
        return Collections.enumeration(found);
    }

    private List<URL> ofPlugins(String name) throws IOException {
        if (plugins.isEmpty()) {
            return List.of();
        }
        try (URLClassLoader others = new URLClassLoader(plugins.toArray(URL[]::new), null)) {
            return Collections.list(others.findResources(name));
        }
    }
}
