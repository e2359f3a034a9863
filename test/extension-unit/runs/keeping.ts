import type { BackgroundRun } from '../../../extension/runs/background-run.ts';
import { readRun, writeRun } from '../../../extension/runs/run-file.ts';
import type { Keeping } from '../../../extension/runs/runs.ts';
import type { RunSummary } from '../../../webview/protocol.ts';

/** The storage of a workspace, in memory: files are the texts that would be written. */
export class MemoryKeeping implements Keeping {
  readonly files = new Map<string, string>();
  index: readonly RunSummary[] = [];

  list(): Promise<readonly RunSummary[]> {
    return Promise.resolve(this.index);
  }

  read(id: string) {
    const text = this.files.get(id);
    return text === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(readRun(text));
  }

  async write(run: BackgroundRun): Promise<void> {
    this.files.set(run.plan.id, new TextDecoder().decode(await writeRun(run)));
  }

  writeList(runs: readonly RunSummary[]): Promise<void> {
    this.index = runs;
    return Promise.resolve();
  }

  delete(id: string): Promise<void> {
    this.files.delete(id);
    return Promise.resolve();
  }
}
