/**
 * Of `Math`. Each `Math.max` would have seven bytes more than `max` after minification, and the watch's heap is small.
 */
export const { abs, floor, max, min, round } = Math;
