/** The data sets that networks are trained on. */

export type DataSetStatus =
  | 'ready'
  /** Not here yet. */
  | 'absent'
  | 'loading'
  /** The download stopped; what has come is kept. */
  | 'stopped'
  | 'failed';

export interface DataSetSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: DataSetStatus;
  /** Numbers in an image; absent where nobody knows before it is read. */
  readonly exampleSize?: number;
  /** Images to train on, where that is known. */
  readonly images?: number;
  /** Bytes that a download takes in all, and that are here. */
  readonly bytes?: { readonly total: number; readonly here: number };
  /** Bytes a second, while it loads. */
  readonly rate?: number;
  /** Why it failed. */
  readonly message?: string;
  /** Where it is on this machine. */
  readonly place?: string;
  /** Can be had from the network. */
  readonly public: boolean;
}

export type DataSetWish =
  | { readonly kind: 'download'; readonly id: string }
  | { readonly kind: 'cancel'; readonly id: string }
  /** The host asks before it deletes files; a folder of the person's own is only forgotten. */
  | { readonly kind: 'remove'; readonly id: string }
  /** The host asks for a folder with the files of a data set. */
  | { readonly kind: 'folder' };
