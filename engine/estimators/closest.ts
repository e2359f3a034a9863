import { aroundTheChosen } from './spad1.ts';
import type { Estimator, EstimatorSettings } from './types.ts';

/**
 * The paper's other heuristic (Appendix A.B, Eq. 8): as Algorithm 1, but the preferred candidate is the one closest to the
 * gradient, argmin ‖∇f − g_i‖ among the m. It needs the full gradient whenever it chooses, which is what the paper holds
 * against it. Unbiased under the conditions of Algorithm 1, for the same reason.
 */
export function closest(settings: EstimatorSettings): Estimator {
  return aroundTheChosen('closest', settings, 'closest');
}
