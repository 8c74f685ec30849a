package io.omnideploy.target.ecs;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user as whom the files of a folder are read and written: that of all its components if they say one and the same number, root
 * otherwise, who may everything.
 *
 * @param why what the components say
 */
record PosixUser(long user, long group, List<Origin> why) {
    private static final Pattern NUMERIC = Pattern.compile("([0-9]{1,9})(?::([0-9]{1,9}))?");

    PosixUser {
        why = List.copyOf(why);
    }

    static PosixUser of(List<Component> components) {
        Set<List<Long>> users = new TreeSet<>((left, right) -> left.toString().compareTo(right.toString()));
        List<Origin> why = new ArrayList<>();
        for (Component component : components) {
            ConfigPath path = DeployConfig.pathOf(component).then("container", "user");
            why.add(Origin.at(path));
            users.add(component.container().user().flatMap(PosixUser::numeric).orElse(List.of(0L, 0L)));
        }
        List<Long> one = users.size() == 1 ? users.iterator().next() : List.of(0L, 0L);
        return new PosixUser(one.getFirst(), one.getLast(), why);
    }

    private static Optional<List<Long>> numeric(String written) {
        Matcher matcher = NUMERIC.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long user = Long.parseLong(matcher.group(1));
        return Optional.of(List.of(
                user, Optional.ofNullable(matcher.group(2)).map(Long::parseLong).orElse(user)));
    }
}
