/** A sender in a process of its own, for a test that kills it. Arguments: data folder, SMTP address. */
import { readActor } from '../../src/access/read-actor.js';
import { startSender } from '../../src/notify/start-sender.js';
import { openStore } from '../../src/store/open-store.js';

const [folder = '', url = '', holder = ''] = process.argv.slice(2);
const store = await openStore({ folder });
startSender({
  store,
  now: () => new Date(),
  holder,
  actorOf: readActor,
  publicUrl: () => Promise.resolve(''),
  mailServer: () => Promise.resolve({ url, sender: 'gongkai@office.example', senderName: '办公室', isTrusted: true }),
  allowPrivate: true,
  userAgent: 'gongkai/test',
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
