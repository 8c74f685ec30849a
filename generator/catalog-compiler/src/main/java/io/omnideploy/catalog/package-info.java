/** Compiles the catalog at build time. */
package io.omnideploy.catalog;
