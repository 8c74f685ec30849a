/** Tries what may lie over the catalog. */
package io.omnideploy.cli.catalog;
