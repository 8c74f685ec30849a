/**
 * From a file to a resolved description: read, translate by an adapter, bring into the long form, lay the stack over, expand
 * variables, check against the shape, fill in defaults, bind, check what only the whole can tell.
 */
package io.omnideploy.engine.load;
