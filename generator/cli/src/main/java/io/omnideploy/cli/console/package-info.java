/** What a run has around it: streams, terminal, environment, and the wish of a person to stop it. */
package io.omnideploy.cli.console;
