/** The built program, run as a process against real engines and tools. */
package io.omnideploy.cli.e2e;
