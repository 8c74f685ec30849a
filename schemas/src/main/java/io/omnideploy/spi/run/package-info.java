/** What backends need around the run of a tool that knows its own state and no platform. */
package io.omnideploy.spi.run;
