import type { IterationRecord, RunSettings } from '../../engine/index.ts';
import type { RunChoice, TransportAction, TransportState } from './session.ts';

export type HostToPanel =
  /** Everything: the history so far and where the person stands in it. */
  | {
      readonly type: 'history';
      readonly title: string;
      readonly parameters: readonly string[];
      readonly records: readonly IterationRecord[];
      readonly transport: TransportState;
      readonly settings: RunSettings;
      readonly unbiased: boolean;
    }
  /** One more record at the end. */
  | { readonly type: 'append'; readonly record: IterationRecord; readonly transport: TransportState }
  /** Records from `length` on are gone (step back, reset). */
  | { readonly type: 'truncate'; readonly length: number; readonly transport: TransportState }
  | { readonly type: 'transport'; readonly transport: TransportState }
  | { readonly type: 'empty'; readonly reason: string };

export type PanelToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'transport'; readonly action: TransportAction }
  | { readonly type: 'choose'; readonly choice: RunChoice }
  | { readonly type: 'failed'; readonly message: string };
