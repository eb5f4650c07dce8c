import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, lockDataDir, tryLockDataDir } from './data-dir-lock.js';
import { prepareDataDir } from './data-dir.js';
import { identityOf } from './processes.js';

const NOBODYS_PID = 4_190_000;

describe('a data folder', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'eparch-data-dir-'));
    folder = join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('is made where there is none, parents included, and known again', () => {
    const deep = join(folder, 'with a blank', 'é');
    prepareDataDir(deep);
    expect(() => prepareDataDir(deep)).not.toThrow();
  });

  it('may hold a key that was put there first, and what a start left that was killed this early', () => {
    mkdirSync(folder);
    for (const name of ['secret.key', 'lost+found', 'lock', 'eparch.json.4711']) writeFileSync(join(folder, name), '');
    expect(() => prepareDataDir(folder)).not.toThrow();
  });

  it('is left alone when it is somebody else’s', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.tex'), '');
    expect(() => prepareDataDir(folder)).toThrow(`The folder ${folder} holds something else (thesis.tex).`);
    expect(readdirSync(folder)).toEqual(['thesis.tex']);
  });

  it.each([
    ['another version’s', '{"format":2}', /another version of Eparch \(format 2\)/],
    ['damaged', '{"form', /eparch\.json is damaged\. Restore it/],
    ['empty', '', /eparch\.json is damaged\. Restore it/],
  ])('is refused with a reason when its marker is %s', (_what, marker, sentence) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'eparch.json'), marker);
    expect(() => prepareDataDir(folder)).toThrow(sentence);
  });

  it('cannot be a file, or lie in one', () => {
    writeFileSync(folder, '');
    expect(() => prepareDataDir(folder)).toThrow(`${folder} is not a folder.`);
    expect(() => prepareDataDir(join(folder, 'below'))).toThrow(`${join(folder, 'below')} is not a folder.`);
  });

  describe('and its lock', () => {
    beforeEach(() => prepareDataDir(folder));
    const leaveLock = (holder: object): void => writeFileSync(join(folder, 'lock'), JSON.stringify(holder));

    it('has one holder, whom the next one is told about', async () => {
      const lock = await lockDataDir(folder, 'server');
      expect(tryLockDataDir(folder, 'visit')).toBeNull();
      await expect(lockDataDir(folder, 'server')).rejects.toThrow(`Another Eparch (process ${process.pid}) uses the data folder ${folder}.`);
      lock.release();
      expect(holderOf(folder)).toBeNull();
      tryLockDataDir(folder, 'visit')?.release();
    });

    it('lets a server wait until a visitor has left', async () => {
      const visit = tryLockDataDir(folder, 'visit');
      const waiting = lockDataDir(folder, 'server');
      visit?.release();
      (await waiting).release();
    });

    it('is taken over from a process that is gone, or whose number another has now', async () => {
      leaveLock({ pid: NOBODYS_PID, identity: 'x', purpose: 'server' });
      (await lockDataDir(folder, 'server')).release();
      leaveLock({ pid: process.pid, identity: `an earlier boot ${identityOf(process.pid)}`, purpose: 'server' });
      (await lockDataDir(folder, 'server')).release();
      writeFileSync(join(folder, 'lock'), '{"pid":');
      (await lockDataDir(folder, 'server')).release();
    });

    it('tells where the server is, and goes with it', async () => {
      const lock = await lockDataDir(folder, 'server');
      lock.announce('http://127.0.0.1:4200/api');
      expect(holderOf(folder)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:4200/api' });
      lock.release();
      expect(readdirSync(folder)).toEqual(['eparch.json']);
    });

    it('is not given back by one who lost it meanwhile', async () => {
      const lock = await lockDataDir(folder, 'server');
      const theirs = { pid: process.ppid, identity: identityOf(process.ppid), purpose: 'server' };
      leaveLock(theirs);
      lock.release();
      expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toEqual(theirs);
    });
  });
});
