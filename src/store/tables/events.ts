/** What happened that somebody may want to be told. Written in the same transaction as what it tells of; sent later. */
export interface EventTables {
  events: {
    /** Makes it one: the same thing recorded twice stays one event. */
    key: string;
    /** model/office-event.ts */
    kind: string;
    at: string;
    site: string | null;
    run: string | null;
    /** JSON. */
    data: string;
  };
}
