/** A function as a surface over its leaves. */
import type { DifferentiableFunction } from '../../engine/index.ts';
import { BackpathError } from '../../engine/index.ts';

/** NaN where the function has no value. */
export function heightAt(fn: DifferentiableFunction, point: readonly number[]): number {
  try {
    return fn.at(point).evaluator.value(point);
  } catch (error) {
    if (error instanceof BackpathError) return Number.NaN;
    throw error;
  }
}

/** The `@domain` of a leaf: that of an array or a record is that of each of its numbers. */
export function domainOf({ annotations: { domain } }: DifferentiableFunction, leaf: string): readonly [number, number] | undefined {
  return domain.get(leaf) ?? domain.get(leaf.split(/[[.]/, 1)[0] ?? '');
}
