import { OpenFiles } from '../../../simulator/device/open-files';
import { DiskFullError, WatchDisk } from '../../../simulator/device/watch-disk';
import { FileError, WatchFiles } from '../../../simulator/device/watch-files';

const NOW = Date.UTC(2026, 0, 14, 6);
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (file: Uint8Array | undefined) => file && new TextDecoder().decode(file);

function createFiles(disk = new WatchDisk(), resources = new Map<string, Uint8Array>()) {
  return new WatchFiles(disk, resources, () => NOW);
}

describe('WatchDisk', () => {
  it('keeps a copy with its time', () => {
    const disk = new WatchDisk();
    const original = bytes('abc');
    disk.write('a', original, NOW);
    original[0] = 0;
    expect(text(disk.read('a'))).toBe('abc');
    expect(disk.stat('a')).toEqual({ size: 3, mtime: NOW });
    expect(disk.list()).toEqual(['a']);
  });

  it('keeps the old file when the new one does not fit', () => {
    const disk = new WatchDisk(10);
    disk.write('a', bytes('12345'), NOW);
    disk.write('b', bytes('1234'), NOW);
    expect(() => disk.write('a', bytes('1234567'), NOW)).toThrow(DiskFullError);
    expect(text(disk.read('a'))).toBe('12345');
    disk.write('a', bytes('123456'), NOW);
    expect(text(disk.read('a'))).toBe('123456');
  });

  it('refuses writes while a fault makes it full', () => {
    const disk = new WatchDisk();
    disk.write('a', bytes('old'), NOW);
    disk.isFull = true;
    expect(() => disk.write('a', bytes('new'), NOW)).toThrow('No space left on device: a');
    expect(text(disk.read('a'))).toBe('old');
    disk.isFull = false;
    disk.write('a', bytes('new'), NOW);
    expect(text(disk.read('a'))).toBe('new');
  });
});

describe('WatchFiles', () => {
  it('takes a bare name and a path in /private/data for the same file', () => {
    const files = createFiles();
    files.write('a.txt', bytes('one'));
    files.write('/private/data/a.txt', bytes('two'));
    expect(text(files.read('a.txt'))).toBe('two');
    expect(files.list('/private/data')).toEqual(['a.txt']);
    expect(files.list('/private/data/')).toEqual(['a.txt']);
  });

  it('reads resources and lists their folders, but writes nothing there', () => {
    const resources = new Map([
      ['resources/data.json', bytes('{}')],
      ['resources/icons/a.png.txi', bytes('x')],
      ['app/index.js', bytes('code')],
    ]);
    const files = createFiles(new WatchDisk(), resources);
    expect(text(files.read('/mnt/assets/resources/data.json'))).toBe('{}');
    expect(files.list('/mnt/assets/resources')).toEqual(['data.json', 'icons']);
    expect(files.list('/mnt/assets/resources/icons')).toEqual(['a.png.txi']);
    expect(() => files.write('/mnt/assets/resources/data.json', bytes(''))).toThrow(FileError);
    expect(() => files.remove('/mnt/assets/resources/data.json')).toThrow('Read-only file system');
    expect(() => files.list('/app')).toThrow('No such file or directory: /app');
    expect(files.read('/app/index.js')).toBeUndefined();
  });

  it.each(['', '.', '..', 'a/b', 'a b', 'ä', 'a'.repeat(65)])('refuses to make a file named "%s"', (name) => {
    const files = createFiles();
    expect(() => files.write(name, bytes(''))).toThrow('Invalid file name');
    expect(files.list('/private/data')).toEqual([]);
  });

  it('allows every character of the reference', () => {
    const name = "aZ0!#$%&'()-@^_{}~.";
    const files = createFiles();
    files.write(name, bytes('1'));
    expect(files.stat(name)).toEqual({ size: 1, mtime: NOW });
  });

  it('lets an app delete a file that came under a name only file transfer allows', () => {
    const disk = new WatchDisk();
    disk.write('a+b', bytes('1'), NOW);
    createFiles(disk).remove('a+b');
    expect(disk.list()).toEqual([]);
  });

  it('renames over another file, and names a missing one', () => {
    const files = createFiles();
    files.write('a', bytes('1'));
    files.write('b', bytes('2'));
    files.rename('a', 'b');
    expect(text(files.read('b'))).toBe('1');
    expect(files.read('a')).toBeUndefined();
    expect(() => files.rename('a', 'c')).toThrow('No such file or directory: a');
  });
});

describe('OpenFiles', () => {
  it('reads on from the cursor, or at a position', () => {
    const files = createFiles();
    files.write('a', bytes('abcdef'));
    const open = new OpenFiles(files);
    const fd = open.open('a', 'r');
    const into = new Uint8Array(4);
    expect(open.read(fd, into)).toBe(4);
    expect(text(into)).toBe('abcd');
    expect(open.read(fd, into)).toBe(2);
    expect(open.read(fd, into)).toBe(0);
    expect(open.read(fd, into, 1)).toBe(4);
    expect(text(into)).toBe('bcde');
  });

  it('overwrites in place and grows, filling a gap with zeros', () => {
    const files = createFiles();
    files.write('a', bytes('abc'));
    const open = new OpenFiles(files);
    const fd = open.open('a', 'r+');
    open.write(fd, bytes('X'), 1);
    open.write(fd, bytes('Y'), 4);
    expect(text(files.read('a'))).toBe('aXc\0Y');
  });

  it('appends whatever the position', () => {
    const files = createFiles();
    const open = new OpenFiles(files);
    const fd = open.open('log', 'a');
    open.write(fd, bytes('one'), 0);
    open.write(fd, bytes('two'), 0);
    expect(text(files.read('log'))).toBe('onetwo');
  });

  it('truncates with w, keeps with a, needs a file with r', () => {
    const files = createFiles();
    files.write('a', bytes('abc'));
    const open = new OpenFiles(files);
    open.open('a', 'a+');
    expect(text(files.read('a'))).toBe('abc');
    open.open('a', 'w');
    expect(text(files.read('a'))).toBe('');
    expect(() => open.open('b', 'r')).toThrow('No such file or directory: b');
    expect(() => open.open('a', 'x')).toThrow('Unknown flags: x');
  });

  it('throws for operations that a descriptor was not opened for, and for closed ones', () => {
    const files = createFiles();
    const open = new OpenFiles(files);
    const fd = open.open('a', 'w');
    expect(() => open.read(fd, new Uint8Array(1))).toThrow('not open for reading');
    open.close(fd);
    expect(() => open.write(fd, bytes('x'))).toThrow('Bad file descriptor');
    expect(() => open.close(fd)).toThrow('Bad file descriptor');
  });
});
