import { createApp } from '../../dashboard/app.js';
import type { ServerPlace } from '../../dashboard/office.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import type { Store } from '../../store/open-store.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../command-settings.js';
import { readNotice } from '../read-notice.js';
import { openOffice } from './open-office.js';
import type { OfficePlaces } from './office-places.js';

interface Means {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly places: OfficePlaces;
  readonly server: ServerPlace;
  readonly asked: CommandSettings;
  readonly context: CliContext;
  /** Whether this process audits, probes and sends, too. */
  readonly works: boolean;
  readonly tell: (line: string) => void;
}

/** An office that is at work. */
interface StartedOffice {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  /** Takes nothing new; what is at work stops where it can be gone on with. */
  readonly stop: () => Promise<void>;
}

/** Starts everything that an office does in one process. */
export async function startOffice(means: Means): Promise<StartedOffice> {
  const { store, blobs, server, asked, context, tell } = means;
  const { template } = await readNotice(asked, [], context.cwd);
  const office = openOffice({
    store,
    blobs,
    server,
    version: context.version,
    templates: template,
    wake: () => undefined,
    onFault: (error, { id, at }) => {
      const what =
        error instanceof Error
          ? context.verbose
            ? (error.stack ?? error.message)
            : `${error.name}: ${error.message}`
          : String(error);
      tell(
        `[${id}] ${at}: ${what
          .split('\n')
          .slice(0, context.verbose ? 40 : 1)
          .join('\n')}`,
      );
    },
  });
  const app = createApp(office);
  return { fetch: (request, env) => app.fetch(request, env as object), stop: () => Promise.resolve() };
}
