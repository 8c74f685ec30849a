/** The graph as a compose.yaml that Docker's own tools run, and what lies beside it. */
package io.omnideploy.platform.docker.compose;
