/** The hooks that every suite in the workbench has. */
import { Workbench, type WorkbenchOptions } from './workbench.ts';

/** Opens a workbench of this name before the suite's tests, takes a picture where one fails, and closes it in the end. */
export function inWorkbench(name: string, prepare: (workbench: Workbench) => void | Promise<void>, options?: WorkbenchOptions): void {
  let workbench: Workbench | undefined;
  before(async function () {
    this.timeout('2m');
    workbench = await Workbench.open(name, options);
    try {
      await prepare(workbench);
    } catch (error) {
      await workbench.screenshot(`failed ${name}`);
      throw error;
    }
  });
  afterEach(function () {
    return workbench?.captureFailure(this.currentTest);
  });
  after(() => workbench?.close());
}
