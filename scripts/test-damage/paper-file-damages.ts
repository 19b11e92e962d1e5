import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import type { Damage } from './damages.ts';

/** A way to damage the file of a paper. */
interface PaperDamage extends Damage {
  /** Ingest may write the paper again: the file has no more than the beginning of the text that it would write. */
  readonly isMendable?: true;
}

const write = (text: (before: string) => string | Uint8Array): Damage['apply'] => {
  return (path) => writeFileSync(path, text(readFileSync(path, 'utf8')));
};
const instead = (make: (path: string) => void): Damage['apply'] => {
  return (path) => {
    rmSync(path);
    make(path);
  };
};

/** What disks, editors, git and people do to a paper. */
export const PAPER_DAMAGES: readonly PaperDamage[] = [
  {
    name: 'cut in its front matter',
    isMendable: true,
    apply: (path, chance) =>
      truncateSync(path, 1 + Math.floor(chance() * readFileSync(path).indexOf('\n---\n'))),
  },
  { name: 'empty', isMendable: true, apply: (path) => truncateSync(path, 0) },
  { name: 'zeros', isMendable: true, apply: write((text) => Buffer.alloc(text.length)) },
  {
    name: 'zeros in the middle',
    apply: write((text) => text.replace('title: ', `title: ${'\0'.repeat(64)}`)),
  },
  { name: 'not UTF-8', apply: (path) => appendFileSync(path, Buffer.from([0x20, 0xff, 0xfe, 0xe9])) },
  {
    name: 'a conflict',
    apply: write((text) => `${text}\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n`),
  },
  {
    name: 'a conflict in the front matter',
    apply: write((text) =>
      text.replace(/^title: (.*)$/mu, '<<<<<<< HEAD\ntitle: $1\n=======\ntitle: B\n>>>>>>> b'),
    ),
  },
  { name: 'without front matter', apply: write((text) => text.slice(text.indexOf('\n---\n') + 5)) },
  { name: 'without the end of the front matter', apply: write((text) => text.replace('\n---\n', '\n')) },
  { name: 'without an id', apply: write((text) => text.replace(/^id: .*\n/mu, '')) },
  { name: 'broken YAML', apply: write((text) => text.replace(/^authors:$/mu, 'authors: [')) },
  { name: 'a program', apply: write(() => Buffer.from('7f454c4602010100ff00fe00c0c1f5', 'hex')) },
  { name: 'a folder', apply: instead((path) => mkdirSync(path)) },
  { name: 'a link to nothing', apply: instead((path) => symlinkSync('nowhere.md', path)) },
  { name: 'a link to itself', apply: instead((path) => symlinkSync(basename(path), path)) },
  { name: 'a pipe', apply: instead((path) => execFileSync('mkfifo', [path])) },
];
