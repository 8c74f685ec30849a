package io.omnideploy.adapter.compose.map;

import io.omnideploy.spi.SourceFiles;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file or folder of the host that a service mounts, and what can stand in its place on a platform without a host: compose files
 * keep what programs write in folders beside them or in one of the machine's, which Docker makes if they aren't there.
 */
final class HostPath {
    /** What tells a container the time of the place where the host stands. */
    private static final Set<String> CLOCK = Set.of("/etc/localtime", "/etc/timezone");

    /** Folders that are the host's own: with another content in them a program sees no host. */
    private static final Set<String> SYSTEM = Set.of(
            "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "root", "run", "sbin", "snap", "sys", "tmp",
            "usr", "var");

    /** Folders below those of the host in which programs keep data. */
    private static final Pattern DATA =
            Pattern.compile("/var/(?:lib|www|opt|data|local)/(?!docker(?:/|$)|containerd).+");

    /** Names of files, as far as they can be told from those of folders. */
    private static final Pattern FILE = Pattern.compile(
            "(?:[^/]*[^/.]\\.(?!d$)[A-Za-z][A-Za-z0-9]{0,9}|Caddyfile|Corefile|hosts|passwd|group|crontab)");

    private final SourceFiles files;
    private final ImageSources image;

    HostPath(SourceFiles files, ImageSources image) {
        this.files = files;
        this.image = image;
    }

    /**
     * Returns deploy.yaml's word for what stands in the place of a mount, if anything can.
     *
     * @param source as seen from the description's folder, or absolute
     * @param target where the container finds it
     */
    Optional<String> elsewhere(String source, String target, boolean readOnly) {
        if (CLOCK.contains(source)) {
            return Optional.of("absent");
        }
        if (files.exists(source)) {
            return Optional.of("copied");
        }
        if (files.hasFilesIn(source)) {
            return Optional.of(image.have(source) ? "absent" : "copied");
        }
        boolean isEmptyHere = !source.startsWith("/") || !isSystem(source);
        return isEmptyHere && !readOnly && !isFile(source) && !isFile(target) ? Optional.of("empty") : Optional.empty();
    }

    private static boolean isSystem(String source) {
        String first = source.replaceFirst("^/+", "").replaceFirst("/.*", "");
        return first.isEmpty()
                || (SYSTEM.contains(first) && !DATA.matcher(source).matches());
    }

    private static boolean isFile(String path) {
        return FILE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }
}
