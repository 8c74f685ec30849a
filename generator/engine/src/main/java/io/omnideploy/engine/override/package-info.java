/** What people say of single resources: patches that are checked against the catalog and laid over the graph. */
package io.omnideploy.engine.override;
