/** The folder that {@code generate} writes and a team commits. */
package io.omnideploy.engine.folder;
