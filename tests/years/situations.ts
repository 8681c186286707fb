import type { Situation } from './situation';

export const SITUATIONS: readonly Situation[] = [];
