package io.omnideploy.spi.expand;

import io.omnideploy.config.Component.Volume;
import io.omnideploy.config.FileContent;

/** What targets without a host say of its files and folders. */
public final class HostFolders {
    /** What to do about a file or folder that can't be had. */
    public static final String REMEDY =
            "Build the files into the image; leave out 'source' for a volume that starts empty;"
                    + " or say under 'elsewhere' what stands in its place: empty, copied or absent.";

    /** What to do where storage of the platform's own stands in for a folder. */
    public static final String BRING = "Copy into it what is in the folder, if the program needs that.";

    /** What to do about a copy into which the program would write. */
    public static final String WRITE =
            "Add 'read_only' if it only reads; if it writes, say 'elsewhere: empty' for a volume that it fills itself.";

    private HostFolders() {}

    /** Tells whether a folder may be written on the host alone. */
    public static boolean isWritableOnHost(Volume volume) {
        return !volume.readOnly() && volume.content().orElse(null) instanceof FileContent.Folder;
    }

    /** Says that the copy of a folder is no place to write. */
    public static String readOnly(String source) {
        return "The files of '%s' go along as they are now, and nothing can be written beside them there."
                .formatted(source);
    }

    /**
     * Says why there is nothing at the path of a volume.
     *
     * @param platform begins the sentence, up to what it doesn't have
     */
    public static String missing(String platform, Volume volume, String source) {
        return volume.content().orElse(null) instanceof FileContent.Unfit unfit
                ? "'%s' can't be copied there: %s.".formatted(source, unfit.why())
                : "%s '%s' of this machine.".formatted(platform, source);
    }
}
