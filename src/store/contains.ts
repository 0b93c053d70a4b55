import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Whether a text holds what somebody typed, wherever it stands; `%` and `_` mean themselves. Large and small letters (ASCII) are
 * the same.
 */
export const contains = (text: Expression<unknown>, typed: string): RawBuilder<SqlBool> => {
  const pattern = `%${typed.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  return sql<SqlBool>`lower(${text}) like ${pattern} escape '!'`;
};
