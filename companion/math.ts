/**
 * Of `Math`. Each `Math.floor` would have nine bytes more than `floor` after minification, and the companion's size is
 * limited.
 */
export const { abs, floor, max, min, round } = Math;
