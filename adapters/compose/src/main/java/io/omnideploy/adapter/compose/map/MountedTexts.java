package io.omnideploy.adapter.compose.map;

import io.omnideploy.config.Node;
import io.omnideploy.spi.adapt.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The files that services mount and that go along to any platform: the configuration of a proxy names the services behind it, and
 * nothing else in a project may.
 */
final class MountedTexts {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:#|//|;).*$");

    private final Reading reading;
    private final Map<String, SequencedMap<String, List<String>>> known = new HashMap<>();

    MountedTexts(Reading reading) {
        this.reading = reading;
    }

    /** Returns the texts that a service finds in its file system, without lines that are comments, by the file or folder. */
    SequencedMap<String, List<String>> of(String service) {
        SequencedMap<String, List<String>> texts = known.get(service);
        if (texts == null) {
            texts = read(reading.project().services().get(service));
            known.put(service, texts);
        }
        return texts;
    }

    private SequencedMap<String, List<String>> read(Node.Mapping service) {
        SequencedMap<String, List<String>> texts = new LinkedHashMap<>();
        for (Node node : Nodes.items(service, "volumes")) {
            if (node instanceof Node.Mapping volume
                    && Nodes.text(volume, "type").filter("bind"::equals).isPresent()) {
                Nodes.text(volume, "source")
                        .ifPresent(source -> put(texts, source, reading.files().texts(source)));
            }
        }
        for (Node node : Nodes.items(service, "configs")) {
            if (node instanceof Node.Mapping mount) {
                String name = Nodes.text(mount, "source").orElse("");
                Node.Mapping config = reading.project().declared("configs", name);
                Optional<String> file = Nodes.text(config, "file");
                file.ifPresent(source -> put(texts, source, reading.files().texts(source)));
                Nodes.text(config, "content").ifPresent(content -> put(texts, name, List.of(content)));
            }
        }
        return texts;
    }

    private static void put(Map<String, List<String>> texts, String name, List<String> found) {
        List<String> plain = new ArrayList<>();
        found.forEach(text -> plain.add(COMMENT.matcher(text).replaceAll("")));
        texts.put(name, plain);
    }
}
