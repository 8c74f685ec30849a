package io.omnideploy.backend.cdk.template;

/** What becomes of a resource that leaves its stack: {@code DeletionPolicy} or {@code UpdateReplacePolicy}. */
public enum Retention {
    /** Nothing is said in the template: CloudFormation deletes it, a database after a snapshot. */
    UNSAID(""),
    /** It is deleted. */
    DELETE("Delete"),
    /** It stays, and belongs to no stack any more. */
    RETAIN("Retain"),
    /** It is deleted after a snapshot was taken, where its type has snapshots. */
    SNAPSHOT("Snapshot");

    private final String word;

    Retention(String word) {
        this.word = word;
    }

    /** Returns the word in a template; empty where there is none. */
    public String word() {
        return word;
    }
}
