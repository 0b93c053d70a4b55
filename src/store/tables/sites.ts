/** Whom an office looks after. */
export interface SiteTables {
  sites: {
    /** As in the site list. */
    id: string;
    name: string;
    url: string;
    kind: string;
    region: string | null;
    profile: string | null;
    /** `SiteEntry` as JSON, without headers and passwords. */
    entry: string;
    /** 0: not audited any more; its history stays. */
    active: number;
    created_at: string;
    changed_at: string;
  };
  /** 单位 of a portal, from its roster. */
  units: { site: string; name: string; kind: string | null; url: string | null; position: number };
  /** Named lists of sites: what schedules and rankings are about. */
  lists: { id: string; title: string; created_at: string };
  list_sites: { list: string; site: string; position: number };
}
