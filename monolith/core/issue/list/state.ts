/** Stands in a walk's values where the state of the issues belongs. */
export const STATE = '\u0000state'
