package io.omnideploy.backend.direct;

import io.omnideploy.config.Naming;
import io.omnideploy.spi.LiveResource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Tells one state of a stack from another, though none is kept: by what is there and how it was last applied. */
final class StateMark {
    private static final int LENGTH = 32;

    private StateMark() {}

    /** Returns the mark, the same for everybody who asks the same platform; "none" as long as nothing is there. */
    static String of(List<LiveResource> live) {
        List<LiveResource> owned = Removals.owned(live);
        if (owned.isEmpty()) {
            return "none";
        }
        StringBuilder lines = new StringBuilder();
        owned.stream()
                .sorted(Comparator.comparing(LiveResource::id))
                .forEach(resource -> Stream.of(
                                resource.id().toString(),
                                resource.physicalId(),
                                resource.memory().orElse(""))
                        .forEach(text -> lines.append(text.length()).append(':').append(text)));
        return Naming.hash(lines.toString(), LENGTH);
    }
}
