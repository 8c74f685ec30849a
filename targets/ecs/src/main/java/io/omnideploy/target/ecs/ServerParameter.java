package io.omnideploy.target.ecs;

/**
 * A setting of a server as a parameter group holds it.
 *
 * @param name as the parameter group names it
 * @param value a number in the parameter's own unit, or a word
 */
record ServerParameter(String name, String value) {}
