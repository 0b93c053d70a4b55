import { Kysely, PostgresDialect, PostgresQueryCompiler, type DataTypeNode, type QueryCompiler } from 'kysely';
import pg from 'pg';
import type { Db, Tables } from '../tables.js';
import { storable } from './storable.js';

const INT8 = 20;
const NUMERIC = 1700;
/** A dashboard, its workers and their counts stay far below what PostgreSQL allows by default (100). */
const CONNECTIONS = 8;
/** A server that does not answer at all is told of, not waited for. */
const CONNECT_WITHIN_MS = 10_000;

/** A pool of connections to a shared PostgreSQL. Counts and sums come as numbers, as SQLite gives them. Connects when first asked. */
export function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    application_name: 'gongkai',
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary'): unknown =>
        id === INT8 || id === NUMERIC ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one is told by its own query.
  pool.on('error', () => undefined);
  // Else one that breaks between two statements of a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new ByteOrderDialect({ pool }) });
}

/** Text is compared byte by byte as in SQLite, whatever language the database was made for. */
class ByteOrderDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new ByteOrderCompiler();
  }
}

class ByteOrderCompiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storable(parameter));
  }

  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text' && this.parentNode?.kind === 'ColumnDefinitionNode') this.append(' collate "C"');
  }
}
