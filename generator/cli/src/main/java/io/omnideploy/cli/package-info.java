/** The program: its entry, and how a run ends. */
package io.omnideploy.cli;
