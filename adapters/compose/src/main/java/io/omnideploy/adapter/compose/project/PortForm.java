package io.omnideploy.adapter.compose.project;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes published ports in the long form, one for each port of a range. */
final class PortForm {
    /** The most ports that one line may stand for; a range of more is a mistake, or no job for a container. */
    private static final int MOST_PORTS = 100;

    private static final Pattern SHORT =
            Pattern.compile("(?:(?<ip>\\[[0-9a-fA-F:.]+]|[0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F:]*::[0-9a-fA-F:]*):)?"
                    + "(?:(?<host>[0-9]+(?:-[0-9]+)?)?:)?(?<target>[0-9]+(?:-[0-9]+)?)(?:/(?<protocol>[a-zA-Z]+))?");
    private static final int LAST = 65535;

    private final Diagnostics problems;

    PortForm(Diagnostics problems) {
        this.problems = problems;
    }

    /** First and last of a range. */
    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    List<Node> longForm(Node port, ConfigPath path) {
        return switch (port) {
            case Node.Scalar scalar -> fromText(scalar, path);
            case Node.Mapping map -> fromMap(map, path);
            default -> List.of();
        };
    }

    private List<Node> fromText(Node.Scalar scalar, ConfigPath path) {
        Matcher matcher = SHORT.matcher(scalar.text());
        if (!matcher.matches()) {
            return wrong(scalar, path, "'" + scalar.text() + "' is no port.");
        }
        if (matcher.group("ip") != null && !isAddress(matcher.group("ip"))) {
            return wrong(scalar, path, "'" + matcher.group("ip") + "' is no address.");
        }
        Optional<Range> target = range(matcher.group("target"));
        Optional<Range> host = Optional.ofNullable(matcher.group("host")).flatMap(PortForm::range);
        if (target.isEmpty() || (matcher.group("host") != null && host.isEmpty())) {
            return wrong(scalar, path, "'" + scalar.text() + "' is out of the range of ports, 1 to 65535.");
        }
        int size = Math.max(target.get().size(), host.map(Range::size).orElse(1));
        if (size > MOST_PORTS) {
            return wrong(
                    scalar, path, "'" + scalar.text() + "' means " + size + " ports, more than " + MOST_PORTS + ".");
        }
        boolean spread =
                target.get().size() == 1 && host.isPresent() && host.get().size() > 1;
        if (host.isPresent() && !spread && host.get().size() != target.get().size()) {
            return wrong(scalar, path, "The ranges in '" + scalar.text() + "' are of different length.");
        }
        List<Node> ports = new ArrayList<>();
        Optional<SourceSpan> span = scalar.span();
        // Of a range for one port of the container the engine would take what is free; the first is as good.
        for (int index = 0; index < target.get().size(); index++) {
            TreeBuilder one = new TreeBuilder()
                    .put("target", TreeBuilder.word(target.get().first() + index, span));
            if (host.isPresent()) {
                one.put("published", TreeBuilder.word(host.get().first() + index, span));
            }
            if (matcher.group("ip") != null) {
                one.put("host_ip", new Node.Scalar(matcher.group("ip").replaceAll("[\\[\\]]", ""), true, span));
            }
            if (matcher.group("protocol") != null) {
                one.put("protocol", new Node.Scalar(matcher.group("protocol"), true, span));
            }
            ports.add(one.build(span));
        }
        return ports;
    }

    private List<Node> fromMap(Node.Mapping map, ConfigPath path) {
        Optional<Range> target = Nodes.text(map, "target").flatMap(PortForm::range);
        if (target.isEmpty() || target.get().size() > 1) {
            return wrong(map, path, "A port says its number in the container under 'target', 1 to 65535.");
        }
        Optional<Node.Scalar> published =
                Nodes.scalar(map, "published").filter(text -> !text.text().isEmpty());
        if (published.isEmpty()) {
            return List.of(map);
        }
        Optional<Range> host = range(published.get().text());
        if (host.isEmpty()) {
            return wrong(map, path, "'" + published.get().text() + "' is no port, 1 to 65535.");
        }
        return List.of(map.with(
                "published",
                TreeBuilder.word(host.get().first(), published.get().span())));
    }

    /** Tells whether each number of an IPv4 address is one of a byte; others have letters or colons. */
    private static boolean isAddress(String ip) {
        for (String part : ip.indexOf(':') < 0 ? ip.split("\\.") : new String[0]) {
            if (part.length() > 3 || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Range> range(String text) {
        String[] ends = text.split("-", 2);
        if (ends[0].length() > 5 || ends[ends.length - 1].length() > 5 || !text.matches("[0-9]+(-[0-9]+)?")) {
            return Optional.empty();
        }
        Range range = new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        return range.first() < 1 || range.last() > LAST || range.last() < range.first()
                ? Optional.empty()
                : Optional.of(range);
    }

    private List<Node> wrong(Node port, ConfigPath path, String cause) {
        problems.add(
                Diagnostic.error("invalid-port", cause)
                        .about(path)
                        .at(port.span())
                        .remedy(
                                "Write \"8080:80\", \"127.0.0.1:8080:80\" or \"53:53/udp\"; ranges as \"8000-8010:8000-8010\"."));
        return List.of();
    }
}
