package io.omnideploy.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A plug-in's folder is all there is to write, but for two places of wiring: this says which lines are missing there. */
class WiringTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void everyPluginIsAModuleAndARuntimeDependency() throws Exception {
        Element root = pom(ROOT.resolve("pom.xml"));
        List<String> modules = children(child(root, "modules").orElseThrow(), "module").stream()
                .map(Node::getTextContent)
                .toList();
        List<Element> managed = dependencies(child(root, "dependencyManagement").orElseThrow());
        List<Element> used = dependencies(pom(Path.of("pom.xml")));
        List<String> missing = new ArrayList<>();
        for (String folder : plugins()) {
            String artifact = text(pom(ROOT.resolve(folder).resolve("pom.xml")), "artifactId");
            if (!modules.contains(folder)) {
                missing.add("pom.xml, in <modules>: <module>" + folder + "</module>");
            }
            if (find(managed, artifact).isEmpty()) {
                missing.add(
                        "pom.xml, in <dependencyManagement>: " + dependency(artifact, "version", "${project.version}"));
            }
            if (!find(used, artifact).map(found -> text(found, "scope")).equals(Optional.of("runtime"))) {
                missing.add("generator/cli/pom.xml, in <dependencies>: " + dependency(artifact, "scope", "runtime"));
            }
        }
        assertThat(missing).as("lines of wiring to add").isEmpty();
    }

    @Test
    void everyPluginSaysItsServices() throws Exception {
        for (String folder : plugins()) {
            assertThat(ROOT.resolve(folder).resolve("src/main/resources/META-INF/services"))
                    .as("the services file of " + folder)
                    .isDirectoryContaining(file -> file.getFileName().toString().startsWith("io.omnideploy.spi."));
        }
    }

    /** Those that are part of the program; a module whose POM says {@code plugin.joins} later is none yet. */
    private static List<String> plugins() throws Exception {
        List<String> folders = new ArrayList<>();
        for (String kind : List.of("adapters", "targets", "backends", "platforms")) {
            try (Stream<Path> found = Files.list(ROOT.resolve(kind))) {
                found.filter(folder -> Files.isDirectory(folder.resolve("src")))
                        .map(folder -> kind + "/" + folder.getFileName())
                        .sorted()
                        .forEach(folders::add);
            }
        }
        List<String> joined = new ArrayList<>();
        for (String folder : folders) {
            if (!Files.readString(ROOT.resolve(folder).resolve("pom.xml"))
                    .contains("<plugin.joins>later</plugin.joins>")) {
                joined.add(folder);
            }
        }
        assertThat(joined).isNotEmpty();
        return joined;
    }

    private static String dependency(String artifact, String key, String value) {
        return "<dependency><groupId>io.omnideploy</groupId><artifactId>%s</artifactId><%s>%s</%s></dependency>"
                .formatted(artifact, key, value, key);
    }

    private static Optional<Element> find(List<Element> dependencies, String artifact) {
        return dependencies.stream()
                .filter(dependency -> text(dependency, "artifactId").equals(artifact))
                .findFirst();
    }

    private static List<Element> dependencies(Element parent) {
        return children(child(parent, "dependencies").orElseThrow(), "dependency");
    }

    private static Element pom(Path file) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }
}
