/** What happens during a run, told while it happens. */
package io.omnideploy.cli.progress;
