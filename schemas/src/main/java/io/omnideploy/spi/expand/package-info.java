/** What targets share when they expand a description: its secrets, and its templates with their references filled in. */
package io.omnideploy.spi.expand;
