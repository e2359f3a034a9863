import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { PublicSet } from '../../../extension/data-sets/catalogue.ts';
import { PUBLIC_SETS } from '../../../extension/data-sets/catalogue.ts';
import { DataSets, type OwnFolder } from '../../../extension/data-sets/data-sets.ts';
import type { DataSetStatus, DataSetSummary } from '../../../webview/protocol.ts';
import { type Behaviour, TrickyServer } from './server.ts';
import { MemoryStore } from './store.ts';

/** More than one part. */
const SIZE = 5 * 2 ** 20;
const content = Uint8Array.from({ length: SIZE }, (_, i) => (i * 2654435761) >>> 24);
const NAME = 'images.gz';

describe('data sets', function () {
  this.timeout('30s');
  const server = new TrickyServer(content);
  let address: string;
  let store: MemoryStore;
  let sets: DataSets;
  let folders: readonly OwnFolder[];
  let changes: number;
  before(async () => {
    address = await server.start();
  });
  after(() => server.stop());
  beforeEach(() => {
    store = new MemoryStore();
    sets = opened([`${address}/first`]);
  });
  afterEach(() => sets.dispose());

  /** `patience`: milliseconds without a byte after which a place is given up; far beyond what a busy machine takes. */
  function opened(urls: readonly string[], patience = 20_000): DataSets {
    folders = [];
    changes = 0;
    server.requests.length = 0;
    const sha256 = createHash('sha256').update(content).digest('hex');
    const set: PublicSet = {
      id: 'set',
      name: 'Set',
      description: '',
      exampleSize: 784,
      images: 10,
      files: [{ name: NAME, urls, bytes: SIZE, sha256 }],
    };
    const made = new DataSets({
      sets: [set],
      storeOf: () => store,
      folders: () => folders,
      setFolders: (next) => {
        folders = next;
      },
      openFolder: () => store,
      patience,
      now: () => performance.now(),
    });
    made.onChanged(() => changes++);
    return made;
  }

  function summary(): DataSetSummary {
    const found = sets.summaries.find(({ id }) => id === 'set');
    assert.ok(found);
    return found;
  }

  async function load(...behaviours: Behaviour[]): Promise<DataSetStatus> {
    server.behaviours = behaviours;
    await sets.load('set');
    return summary().status;
  }

  it('are downloaded, with progress, and hold the bytes that were published', async () => {
    await sets.look();
    assert.equal(summary().status, 'absent');
    assert.equal(await load('well'), 'ready');
    assert.deepEqual(await sets.read('set'), { kind: 'files', files: [{ name: NAME, bytes: content }] });
    assert.deepEqual([...store.files.keys()], [NAME]);
    assert.ok(changes > 5, `${changes} changes`);
    assert.deepEqual(summary().bytes, { total: SIZE, here: SIZE });
  });

  it('go on where a connection broke, within one download', async () => {
    assert.equal(await load('truncated', 'well'), 'ready');
    assert.equal(server.requests[1]?.range, `bytes=${SIZE / 2}-`);
    assert.deepEqual(store.files.get(NAME), content);
  });

  it('go on where they were stopped, also in another session', async () => {
    server.behaviours = ['stalled'];
    store.files.set(`${NAME}.part0`, content.slice(0, 5000));
    const loading = sets.load('set');
    while (summary().bytes?.here !== 5010) await new Promise((resolve) => setTimeout(resolve, 5));
    sets.cancel('set');
    await loading;
    assert.deepEqual([summary().status, summary().message], ['stopped', undefined]);
    sets = opened([`${address}/first`]);
    await sets.look();
    assert.deepEqual([summary().status, summary().bytes?.here], ['stopped', 5010]);
    assert.equal(await load('well'), 'ready');
    assert.equal(server.requests[0]?.range, 'bytes=5010-');
    assert.deepEqual(store.files.get(NAME), content);
  });

  for (const behaviour of ['whole', 'elsewhere'] as const) {
    it(`begin again where the server does not give the range: ${behaviour}`, async () => {
      store.files.set(`${NAME}.part0`, content.slice(0, 5000));
      const status = await load(behaviour, 'well');
      assert.equal(status, 'ready');
      assert.deepEqual(store.files.get(NAME), content);
    });
  }

  it('are not believed where the bytes are others, and nothing of them stays', async () => {
    assert.equal(await load('wrong'), 'failed');
    assert.match(summary().message ?? '', /does not have the bytes that were published/);
    assert.equal(store.files.size, 0);
    assert.equal(await load('longer'), 'failed');
    assert.match(summary().message ?? '', /longer than what was published/);
  });

  it('say what the server answers, and that nothing comes', async () => {
    assert.equal(await load('error'), 'failed');
    assert.match(summary().message ?? '', /answers 500/);
    sets = opened([`${address}/first`], 1000);
    assert.equal(await load('stalled'), 'failed');
    assert.match(summary().message ?? '', /No bytes came for 1 s/);
  });

  it('follow a redirect, and ask the next place where one has failed', async () => {
    assert.equal(await load('redirected', 'well'), 'ready');
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/first', '/elsewhere'],
    );
    store = new MemoryStore();
    sets = opened([`${address}/first`, `${address}/second`]);
    assert.equal(await load('error', 'well'), 'ready');
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ['/first', '/second'],
    );
  });

  it('are removed, and asked for again', async () => {
    await load('well');
    await sets.remove('set');
    assert.deepEqual([store.files.size, summary().status], [0, 'absent']);
    await assert.rejects(sets.read('set'), /not here/);
  });

  it('can be folders of one’s own, if the files are there', async () => {
    const folder = { id: 'file:///own', name: 'own', place: '/own' };
    assert.match((await sets.add(folder)) ?? '', /neither MNIST/);
    for (const name of [
      'train-images-idx3-ubyte.gz',
      'train-labels-idx1-ubyte',
      't10k-images-idx3-ubyte',
      't10k-labels-idx1-ubyte',
      'notes.txt',
    ])
      store.files.set(name, Uint8Array.of(1));
    assert.equal(await sets.add(folder), undefined);
    const data = await sets.read(folder.id);
    assert.equal(data.kind === 'files' && data.files.length, 4);
    await sets.remove(folder.id);
    assert.deepEqual([folders, store.files.size], [[], 5]);
  });

  it('are listed with their places and checksums', () => {
    assert.deepEqual(
      PUBLIC_SETS.map(({ name }) => name),
      ['MNIST', 'Fashion-MNIST', 'CIFAR-10'],
    );
    for (const { urls, sha256, bytes } of PUBLIC_SETS.flatMap(({ files }) => files)) {
      assert.ok(urls.length > 0 && urls.every((url) => url.startsWith('https://')));
      assert.match(sha256, /^[0-9a-f]{64}$/);
      assert.ok(bytes > 0);
    }
  });
});
