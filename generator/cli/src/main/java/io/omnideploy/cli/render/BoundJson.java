package io.omnideploy.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.approval.Bound;
import io.omnideploy.plan.Plan;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads out of a PLAN what it is bound to. */
public final class BoundJson {
    static final String KEY = "bound";

    private BoundJson() {}

    /**
     * Returns what the plan of a document is bound to.
     *
     * @throws Refused when it is no plan, or one of a later version
     */
    public static Bound read(String document) {
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        try (JsonParser json = new JsonFactory().createParser(document)) {
            require(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "format_version" -> checkVersion(json.getIntValue());
                    case KEY -> sections(json, sections);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException noJson) {
            throw unreadable();
        }
        if (sections.isEmpty()) {
            throw unreadable();
        }
        return new Bound(sections);
    }

    private static void sections(JsonParser json, SortedMap<String, SortedMap<String, String>> sections)
            throws IOException {
        require(json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String section = json.currentName();
            require(json.nextToken(), JsonToken.START_OBJECT);
            SortedMap<String, String> things = new TreeMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String thing = json.currentName();
                require(json.nextToken(), JsonToken.VALUE_STRING);
                things.put(thing, json.getText());
            }
            sections.put(section, things);
        }
    }

    private static void checkVersion(int version) {
        if (version > Plan.FORMAT_VERSION) {
            throw new Refused(Diagnostic.error("plan-version", "The PLAN was written by a later version of OmniDeploy.")
                    .remedy("Apply it with the version that wrote it."));
        }
    }

    private static void require(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw unreadable();
        }
    }

    private static Refused unreadable() {
        return new Refused(Diagnostic.error("plan-unreadable", "This is no PLAN of 'omnideploy preview --out'.")
                .remedy("Name the file that it wrote."));
    }
}
