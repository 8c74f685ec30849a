package io.omnideploy.platform.docker.engine;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds from which registries a Dockerfile takes the images that it builds upon. */
final class BaseImages {
    private static final Pattern FROM =
            Pattern.compile("(?im)^\\s*(?:FROM|COPY)\\s+(?:--\\S+\\s+)*?(?:--from=)?([a-z0-9][^\\s$]*)");

    private BaseImages() {}

    /** Returns the hosts, as far as they are written in plain words; names of stages count as images of the usual registry. */
    static SortedSet<String> registries(String dockerfile) {
        SortedSet<String> registries = new TreeSet<>();
        Matcher from = FROM.matcher(dockerfile);
        while (from.find()) {
            registries.add(ImageReference.parse(from.group(1)).registry());
        }
        return registries;
    }
}
