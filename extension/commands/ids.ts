/** Every command, with what it takes and gives. A test compares the ids with the manifest. */
import * as vscode from 'vscode';
import type { ListingForm } from '../../engine/index.ts';
import type { TransportState } from '../../webview/protocol.ts';
import type { GraphCommands } from './graph-commands.ts';

/**
 * Most commands act on a function: the one named (by a CodeLens, a test, another extension), else the one of the
 * active session, else the one at the cursor. From a menu only the document comes, with other things behind it.
 */
export interface Commands extends GraphCommands {
  /** True when the graph is shown. The function at the cursor comes before that of the session here. */
  'backpath.differentiate'(uri?: vscode.Uri, name?: unknown): Promise<boolean>;
  'backpath.step'(uri?: vscode.Uri, name?: unknown): Promise<TransportState | undefined>;
  'backpath.stepBack'(): Promise<TransportState | undefined>;
  'backpath.play'(): Promise<TransportState | undefined>;
  'backpath.pause'(): Promise<TransportState | undefined>;
  'backpath.reset'(): Promise<TransportState | undefined>;
  /** The address of the listing that was opened. */
  'backpath.showListing'(uri?: vscode.Uri, name?: unknown, form?: ListingForm): Promise<vscode.Uri | undefined>;
  'backpath.showProgram'(uri?: vscode.Uri, name?: unknown): Promise<vscode.Uri | undefined>;
  'backpath.showSsa'(uri?: vscode.Uri, name?: unknown): Promise<vscode.Uri | undefined>;
  'backpath.showSingleAccess'(uri?: vscode.Uri, name?: unknown): Promise<vscode.Uri | undefined>;
  'backpath.showDerivative'(uri?: vscode.Uri, name?: unknown): Promise<vscode.Uri | undefined>;
  'backpath.showPanel'(): Promise<void>;
  'backpath.jump'(iteration?: unknown): Promise<TransportState | undefined>;
  'backpath.runUntil'(): Promise<TransportState | undefined>;
  'backpath.setSpeed'(perSecond?: unknown): Promise<TransportState | undefined>;
  /** A background run with the session's settings from where it stands; its id. */
  'backpath.startRun'(): Promise<string | undefined>;
  /** GD, RAD and SPAD from where the session stands; the ids of the runs. */
  'backpath.compareFromHere'(): Promise<readonly string[]>;
  'backpath.openRun'(): Promise<void>;
  /** With another seed. */
  'backpath.repeatRun'(): Promise<void>;
  'backpath.renameRun'(): Promise<void>;
  'backpath.exportRun'(): Promise<void>;
  'backpath.deleteRun'(): Promise<void>;
  /** Goes on where it was cancelled or failed. */
  'backpath.resumeRun'(): Promise<void>;
  'backpath.cancelRuns'(): Promise<void>;
  'backpath.showCharts'(): Promise<void>;
  'backpath.showRuns'(): Promise<void>;
  'backpath.showCompare'(): Promise<void>;
  'backpath.showLandscape'(): Promise<void>;
  'backpath.showExperiments'(): Promise<void>;
  'backpath.showAdvice'(): Promise<void>;
  /** The tab in which networks are trained, with the one that is named or stands in the active editor, if one does. */
  'backpath.trainNetwork'(uri?: vscode.Uri, name?: unknown): Promise<void>;
  /** The paper's functions, as a new document. */
  'backpath.openExamples'(): Promise<void>;
  /** True when the annotation is there now. */
  'backpath.addAnnotation'(uri?: vscode.Uri, name?: unknown): Promise<boolean>;
}

export type CommandId = keyof Commands;

/** A clickable command. */
export function link<Id extends CommandId>(command: Id, title: string, ...args: Parameters<Commands[Id]>): vscode.Command {
  return { command, title, arguments: args };
}

export function registerCommands(commands: Commands): vscode.Disposable {
  const ids = Object.keys(commands) as CommandId[];
  return vscode.Disposable.from(...ids.map((id) => vscode.commands.registerCommand(id, commands[id])));
}
