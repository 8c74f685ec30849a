package io.omnideploy.spi.expand;

import io.omnideploy.config.Component.Elsewhere;
import io.omnideploy.config.Component.Volume;

/** What targets without a host say of its files and folders. */
public final class HostFolders {
    /** What to do about a file or folder that can't be had. */
    public static final String REMEDY =
            "Build the files into the image; leave out 'source' for a volume that starts empty;"
                    + " or say under 'elsewhere' what stands in its place: empty, copied or absent.";

    /** What to do where storage of the platform's own stands in for a folder. */
    public static final String BRING = "Copy into it what is in the folder, if the program needs that.";

    private HostFolders() {}

    /**
     * Says why there is nothing at the path of a volume.
     *
     * @param platform begins the sentence, up to what it doesn't have
     */
    public static String missing(String platform, Volume volume, String source) {
        return volume.elsewhere() == Elsewhere.COPIED
                ? "'%s' can't be copied there: it is no file beside the description, no text, or longer than 64 KiB."
                        .formatted(source)
                : "%s '%s' of this machine.".formatted(platform, source);
    }
}
