import { finalObjectives } from '../../experiment/observations.ts';
import type { Block } from '../../experiment/report/blocks.ts';
import { htmlPage } from '../../experiment/report/html.ts';
import { experimentBlocks } from '../../experiment/report/report.ts';
import { rankedOf } from '../../experiment/search.ts';
import { tableOf } from '../../experiment/table.ts';
import { unreachable } from '../../invariant.ts';
import { type Json, toJson } from '../../run/json.ts';
import type { Given } from '../command.ts';
import { table } from '../output.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import type { Outcome } from './perform.ts';

/** What is printed and reported: blocks, and the same as JSON. */
export interface Findings {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly json: Json;
}

/** Prints what was found, writes the report, and says what is left where the user ended the work. */
export function conclude(given: Given, terminal: Terminal, findings: Findings, left = 0): ExitCode {
  const report = given.text('report');
  if (report !== undefined) {
    const file = terminal.createFile(report);
    file.write(htmlPage(`Backpath: ${findings.title}`, findings.blocks));
    file.close();
  }
  terminal.print(given.json ? toJson(findings.json) : textOf(findings.blocks));
  if (left === 0) return 0;
  const out = given.text('out');
  const pieces = `${left} ${left === 1 ? 'piece is' : 'pieces are'} left`;
  terminal.complain(`stopped, ${pieces}; ${out === undefined ? 'with --out it could go on' : 'the same command with --resume goes on'}`);
  return 130;
}

export function findingsOf({ plan, results }: Outcome): Findings {
  const blocks = experimentBlocks(plan, results);
  const stepped = plan.stepped?.map((one) => ({ ...one }));
  if (plan.kind === 'comparison') {
    return { title: 'Table 3', blocks, json: { table: finalObjectives(plan, results).map((cell) => ({ ...cell })), stepped } };
  }
  const cells = tableOf(plan, results);
  const readings = rankedOf(plan, cells).map(({ label, distance }) => ({ label, distance }));
  const json = cells.map((cell) => ({ ...cell, interval: { ...cell.interval } }));
  return { title: 'ε-success', blocks, json: { table: json, readings: readings.length === 0 ? undefined : readings, stepped } };
}

/** Several in one: their blocks one after the other. */
export function together(title: string, parts: readonly Findings[]): Findings {
  return { title, blocks: parts.flatMap(({ blocks }) => blocks), json: parts.map(({ json }) => json) };
}

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(printed).join('\n').trimEnd();
}

/** No text for what only a page can show. */
function printed(block: Block): readonly string[] {
  switch (block.kind) {
    case 'chart':
      return [];
    case 'table':
      return block.pageOnly ? [] : [`${table(block.rows)}\n`];
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [`${block.text}\n`];
    default:
      return unreachable(block);
  }
}
