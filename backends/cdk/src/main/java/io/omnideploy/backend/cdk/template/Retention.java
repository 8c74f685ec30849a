package io.omnideploy.backend.cdk.template;

/** What becomes of a resource that leaves its stack: {@code DeletionPolicy} or {@code UpdateReplacePolicy}. */
public enum Retention {
    /** It is deleted; what CloudFormation does when nothing is said. */
    DELETE("Delete"),
    /** It stays, and belongs to no stack any more. */
    RETAIN("Retain"),
    /** It is deleted after a snapshot was taken, where its type has snapshots. */
    SNAPSHOT("Snapshot");

    private final String word;

    Retention(String word) {
        this.word = word;
    }

    /** Returns the word in a template. */
    public String word() {
        return word;
    }
}
