package io.omnideploy.engine.secret;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a store held when it was read; the key is looked for, and values are opened, when they are asked for. */
final class StoreContent {
    private final StorePlace place;
    private final StoreKeys keys;
    private final Optional<StoreDocument> document;
    private final SortedMap<String, String> clear;
    private Seal seal;

    private StoreContent(
            StorePlace place, StoreKeys keys, Optional<StoreDocument> document, SortedMap<String, String> clear) {
        this.place = place;
        this.keys = keys;
        this.document = document;
        this.clear = clear;
    }

    /**
     * Reads the store; one that was never written holds nothing.
     *
     * @throws Refused when it is damaged
     */
    static StoreContent read(StorePlace place, StoreKeys keys) throws IOException {
        if (!Files.exists(place.file())) {
            return new StoreContent(place, keys, Optional.empty(), new TreeMap<>());
        }
        String text = Files.readString(place.file(), StandardCharsets.ISO_8859_1);
        return FirstFormat.is(text)
                ? new StoreContent(place, keys, Optional.empty(), FirstFormat.read(text, place, keys))
                : new StoreContent(place, keys, Optional.of(StoreDocument.parse(text, place.file())), new TreeMap<>());
    }

    /** Returns how the store is opened; empty if it was never written in the present format. */
    Optional<StoreHeader> header() {
        return document.map(StoreDocument::header);
    }

    /** Returns the names of this stack's values. */
    NavigableSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        names.addAll(clear.keySet());
        if (document.isPresent()) {
            for (String address : document.get().values().keySet()) {
                StoreDocument.name(place.id(), address).ifPresent(names::add);
            }
        }
        return names;
    }

    /**
     * Opens a value of this stack.
     *
     * @throws Refused when the key is missing or another one, or the value was changed by somebody else
     */
    Optional<String> value(String name) throws IOException {
        if (document.isEmpty()) {
            return Optional.ofNullable(clear.get(name));
        }
        String address = StoreDocument.address(place.id(), name);
        String closed = document.get().values().get(address);
        return closed == null ? Optional.empty() : Optional.of(opened(address, closed));
    }

    /** Returns the store with values of this stack put or, where there is none, removed; all others keep their bytes. */
    StoreContent with(Map<String, Optional<String>> changes) throws IOException {
        if (document.isEmpty()) {
            SortedMap<String, Optional<String>> all = new TreeMap<>();
            clear.forEach((name, value) -> all.put(name, Optional.of(value)));
            all.putAll(changes);
            return sealedWith(keys.choose(), new TreeMap<>()).with(all);
        }
        SortedMap<String, String> values = new TreeMap<>(document.get().values());
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            String address = StoreDocument.address(place.id(), change.getKey());
            if (change.getValue().isPresent()) {
                values.put(address, seal().close(address, change.getValue().get()));
            } else {
                values.remove(address);
            }
        }
        StoreContent next = new StoreContent(
                place, keys, Optional.of(new StoreDocument(document.get().header(), values)), clear);
        next.seal = seal;
        return next;
    }

    /** Returns the store with every value, those of other stacks too, sealed with another key. */
    StoreContent resealed(StoreKeys.Chosen next) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        document.ifPresent(closed -> values.putAll(closed.values()));
        Seal newSeal = new Seal(next.key());
        for (Map.Entry<String, String> value : values.entrySet()) {
            value.setValue(newSeal.close(value.getKey(), opened(value.getKey(), value.getValue())));
        }
        clear.forEach((name, value) -> {
            String address = StoreDocument.address(place.id(), name);
            values.put(address, newSeal.close(address, value));
        });
        return sealedWith(next, values);
    }

    /** Returns the text of a store of the present format. */
    String text() {
        return document.orElseThrow().text();
    }

    private StoreContent sealedWith(StoreKeys.Chosen key, SortedMap<String, String> values) {
        StoreContent content =
                new StoreContent(place, keys, Optional.of(new StoreDocument(key.header(), values)), new TreeMap<>());
        content.seal = new Seal(key.key());
        return content;
    }

    private String opened(String address, String closed) throws IOException {
        return seal().open(address, closed)
                .orElseThrow(() -> new Refused(Diagnostic.error(
                                "value-broken",
                                "The value of %s in the secret store %s is damaged, or was moved there from elsewhere."
                                        .formatted(address, place.displayName()))
                        .remedy("Put its line back from version control or a backup, or set it anew.")));
    }

    private Seal seal() throws IOException {
        if (seal == null) {
            seal = new Seal(keys.open(document.orElseThrow().header()));
        }
        return seal;
    }
}
