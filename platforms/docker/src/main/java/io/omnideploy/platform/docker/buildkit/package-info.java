/** Builds images by BuildKit, which is reached through Docker's own command: its protocol is one of sessions. */
package io.omnideploy.platform.docker.buildkit;
