import { type Elements, item } from '../operations/types.ts';

/** Every row of the result is that row: a bias to begin with. */
export function repeatRow(row: Elements, result: Elements): void {
  result.set(row);
  for (let filled = row.length; filled < result.length; filled *= 2) result.copyWithin(filled, 0, filled);
}

/** Adds all rows of a matrix to one: the gradient of a bias. */
export function addRows(matrix: Elements, row: Elements): void {
  for (let from = 0; from < matrix.length; from += row.length) {
    for (let i = 0; i < row.length; i++) row[i] = item(row, i) + item(matrix, from + i);
  }
}
