/** Tables 1 and 2 of the paper: ε-success in percent (Adam with its default values, T = 2000, 1,000 runs; §III.A). */
export type PaperCell = 'baseline' | 'rad' | 'spad5' | 'spad50';

type Row = Readonly<Record<PaperCell, number>>;

const tables: ReadonlyMap<number, Readonly<Record<string, Row>>> = new Map([
  [
    0.05,
    {
      ackley: { baseline: 12.2, rad: 0.1, spad5: 2.1, spad50: 1.6 },
      beale: { baseline: 70.8, rad: 65.2, spad5: 67.0, spad50: 75.2 },
      levi: { baseline: 0.0, rad: 0.7, spad5: 2.2, spad50: 1.4 },
      schaffer2: { baseline: 14.2, rad: 8.8, spad5: 10.1, spad50: 11.4 },
    },
  ],
  [
    0.01,
    {
      ackley: { baseline: 12.2, rad: 0.1, spad5: 2.1, spad50: 1.6 },
      beale: { baseline: 65.4, rad: 58.2, spad5: 62.7, spad50: 70.5 },
      levi: { baseline: 0.0, rad: 0.2, spad5: 1.7, spad50: 1.1 },
      schaffer2: { baseline: 13.9, rad: 8.8, spad5: 10.0, spad50: 11.3 },
    },
  ],
]);

/** In [0, 1]; `undefined` where the tables have no such cell. Appendix B's Ackley, as printed, stands in the same row. */
export function paperRate(name: string, cell: PaperCell | undefined, epsilon: number): number | undefined {
  const row = tables.get(epsilon)?.[name === 'ackleyPrinted' ? 'ackley' : name];
  return cell === undefined || row === undefined ? undefined : row[cell] / 100;
}
