package io.omnideploy.adapter.compose.project;

import java.nio.file.Path;

/** Paths in files that lie in other folders than the project's, made relative to that. */
final class ProjectPath {
    private ProjectPath() {}

    /**
     * Returns a path as seen from the project's folder.
     *
     * @param folder the folder of the file that names it, relative to the project's, empty for that itself
     */
    static String join(String folder, String path) {
        if (folder.isEmpty() || isElsewhere(path)) {
            return path;
        }
        String joined = Path.of(folder).resolve(path).normalize().toString().replace('\\', '/');
        return joined.isEmpty() ? "." : joined.startsWith("..") ? joined : "./" + joined;
    }

    /** Returns the folder of a file, relative to the project's. */
    static String folder(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /** Tells whether a path doesn't begin in the folder of the file that names it: absolute, of a person, or an address. */
    static boolean isElsewhere(String path) {
        return path.startsWith("/") || path.startsWith("~") || isAddress(path);
    }

    /** Tells whether a build context is to be fetched from somewhere. */
    static boolean isAddress(String path) {
        return path.contains("://") || path.startsWith("git@") || path.startsWith("github.com/");
    }
}
