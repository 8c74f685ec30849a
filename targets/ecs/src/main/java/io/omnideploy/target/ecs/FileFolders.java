package io.omnideploy.target.ecs;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The volumes of a task into which its first container writes files: one for each folder in which they are. */
final class FileFolders {
    /** Folders with the programs and devices of an image, or with what the platform puts there: they are no volume's place. */
    private static final Set<String> SYSTEM = Set.of(
            "/",
            "/bin",
            "/dev",
            "/etc",
            "/lib",
            "/lib64",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/usr/bin",
            "/usr/lib",
            "/usr/sbin",
            "/var");

    /** Folders without whose files no program of an image runs, or none of those that are usual there. */
    private static final Set<String> NEEDED = Set.of(
            "/app",
            "/etc/apache2",
            "/etc/mysql",
            "/etc/nginx",
            "/opt",
            "/root",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/local/apache2/conf",
            "/usr/share/elasticsearch/config",
            "/usr/share/kibana/config",
            "/usr/share/logstash/config",
            "/usr/src/app",
            "/var/www/html");

    /**
     * One folder.
     *
     * @param volume its name in the task
     * @param place where the first container sees it: beside the image's own folder if that is copied into it
     * @param keepsImage whether what the image has there is in it too
     */
    record Folder(String volume, String place, boolean keepsImage) {}

    private final SortedMap<String, Folder> folders = new TreeMap<>();

    /** @param kind what the volumes are named for */
    FileFolders(List<WrittenFile> files, String kind) {
        SortedMap<String, Boolean> wanted = new TreeMap<>();
        files.forEach(file -> wanted.merge(file.folder(), keepsImage(file), Boolean::logicalAnd));
        wanted.forEach((path, keepsImage) -> {
            int number = folders.size() + 1;
            String volume = "omnideploy-" + kind + (number == 1 ? "" : "-" + number);
            folders.put(path, new Folder(volume, keepsImage ? "/" + volume : path, keepsImage));
        });
    }

    /** Tells whether a folder can't be a volume. */
    static boolean isSystem(String folder) {
        return SYSTEM.contains(folder);
    }

    /** Tells whether a file's folder needs what the image has there. */
    static boolean keepsImage(WrittenFile file) {
        return !file.isOfWholeFolder() && NEEDED.contains(file.folder());
    }

    SortedMap<String, Folder> all() {
        return folders;
    }

    boolean needImage() {
        return folders.values().stream().anyMatch(Folder::keepsImage);
    }

    /** Returns where the first container writes what the program sees at a path. */
    String place(WrittenFile file, String path) {
        Folder folder = folders.get(file.folder());
        return folder.keepsImage()
                ? folder.place() + path.substring(file.folder().length())
                : path;
    }
}
