package io.omnideploy.cli.render;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Positions;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.engine.Deployment;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.spi.AdapterEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An entry of the ledger with its place in the file. */
public record LedgerLine(LedgerEntry entry, Optional<SourceSpan> span) {
    /** As deep in a description as one thing of it lies: {@code components.web}. */
    private static final int ONE_THING = 2;

    /** Returns what is approximated or dropped, first by who read the files, then by target and backend. */
    public static List<LedgerLine> of(Deployment deployment) {
        List<LedgerLine> lines = new ArrayList<>();
        for (AdapterEntry entry : deployment.loaded().ledger()) {
            switch (entry.fate()) {
                case APPROXIMATED -> lines.add(of(entry, LedgerEntry.Fate.APPROXIMATED));
                case DROPPED -> lines.add(of(entry, LedgerEntry.Fate.DROPPED));
                case MAPPED, ELSEWHERE -> {}
            }
        }
        lines.addAll(of(deployment.ledger(), deployment.config().positions()));
        return lines;
    }

    /** Returns entries with their places. */
    public static List<LedgerLine> of(List<LedgerEntry> ledger, Positions positions) {
        return ledger.stream()
                .map(entry -> new LedgerLine(entry, positions.of(entry.path())))
                .toList();
    }

    private static LedgerLine of(AdapterEntry entry, LedgerEntry.Fate fate) {
        return new LedgerLine(
                new LedgerEntry(entry.path(), fate, entry.rule(), entry.reason(), entry.remedy()),
                Optional.of(entry.place()));
    }

    /** Values of one thing of which the same is to be said; the first one's place stands for all. */
    record Group(LedgerLine first, String paths) {}

    /** Returns the same for people, who are told once what holds for several values of one thing. */
    static List<Group> groups(List<LedgerLine> lines) {
        Map<Object, List<LedgerLine>> alike = new LinkedHashMap<>();
        lines.forEach(line ->
                alike.computeIfAbsent(line.saying(), fresh -> new ArrayList<>()).add(line));
        return alike.values().stream()
                .map(group -> new Group(
                        group.getFirst(),
                        paths(group.stream().map(line -> line.entry().path()).toList())))
                .toList();
    }

    private List<Object> saying() {
        List<String> segments = entry.path().segments();
        return List.of(
                segments.subList(0, Math.min(ONE_THING, segments.size())),
                entry.fate(),
                entry.rule(),
                entry.reason(),
                entry.remedy());
    }

    /** Returns {@code components.web.service.autoscaling.{min,max}}, as a shell writes what differs at the end. */
    private static String paths(List<ConfigPath> paths) {
        if (paths.size() == 1) {
            return paths.getFirst().toString();
        }
        List<String> shared = paths.getFirst().segments();
        for (ConfigPath path : paths) {
            int same = 0;
            int most = Math.min(shared.size(), path.segments().size() - 1);
            while (same < most && shared.get(same).equals(path.segments().get(same))) {
                same++;
            }
            shared = shared.subList(0, same);
        }
        int from = shared.size();
        String ends = paths.stream()
                .map(path -> new ConfigPath(
                                path.segments().subList(from, path.segments().size()))
                        .toString())
                .distinct()
                .collect(Collectors.joining(","));
        return shared.isEmpty() ? ends : new ConfigPath(shared) + ".{" + ends + "}";
    }
}
