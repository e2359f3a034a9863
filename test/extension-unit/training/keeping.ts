import { Training, type TrainingDump } from '../../../extension/training/training.ts';
import type { TrainingKeeping } from '../../../extension/training/trainings.ts';
import { fromText, toText } from '../../../webview/protocol.ts';

/** Keeps trainings as their files would, without a disk. */
export class MemoryKeeping implements TrainingKeeping {
  readonly files = new Map<string, string>();
  readonly checkpoints = new Map<string, Uint8Array>();

  list(): Promise<readonly Training[]> {
    return Promise.resolve([...this.files.values()].map((text) => Training.from(fromText(text) as TrainingDump)));
  }

  checkpointOf(id: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.checkpoints.get(id));
  }

  write(training: Training): Promise<void> {
    this.files.set(training.plan.id, toText(training.dump()));
    if (training.checkpoint) this.checkpoints.set(training.plan.id, training.checkpoint);
    return Promise.resolve();
  }

  delete(id: string): Promise<void> {
    this.files.delete(id);
    this.checkpoints.delete(id);
    return Promise.resolve();
  }
}
