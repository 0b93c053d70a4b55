/** Who is told what, by what way, and what became of it. */
export interface NotifyTables {
  /** Ways to groups and machines, set up by admins. People are reached by the mail address of their account. */
  channels: {
    id: string;
    /** `mail`, `wecom`, `dingtalk`, `webhook`. */
    kind: string;
    title: string;
    /** Address of mail, or URL; a robot's URL is itself a secret. */
    target: string;
    /** By which it is signed. Never shown again, never logged. */
    secret: string | null;
    active: number;
    created_at: string;
    created_by: string;
  };
  /** How mail leaves, where the settings page says it. One row. */
  mail_server: { id: number; url: string; sender: string; changed_at: string; changed_by: string };
  subscriptions: {
    id: string;
    /** Whose it is: sees what that person sees. Null: a channel's, set up by an admin. */
    user: string | null;
    /** Null: by mail to the user. */
    channel: string | null;
    /** Kinds of events as JSON. */
    kinds: string;
    /** `{ "lists": [], "sites": [] }` as JSON; null: all that may be seen. */
    scope: string | null;
    /** `at-once`, `daily`. */
    rhythm: string;
    /** `HH:MM` in Asia/Shanghai. */
    daily_at: string | null;
    quiet_from: string | null;
    quiet_to: string | null;
    lang: string;
    active: number;
    created_at: string;
  };
  /** Events that have been looked at: each once. */
  notified_events: { event: string; at: string };
  /** One event for one subscription, once for ever. */
  deliveries: {
    subscription: string;
    event: string;
    /** In which it is told; null: waits for the day's digest, or is not told (`dropped`). */
    message: string | null;
    created_at: string;
    /** Why it is not told: `right` was lost, `off`, `old`. */
    dropped: string | null;
  };
  /** What goes out at once: one event, or a day's digest. */
  messages: {
    /** From subscription and event (or day): the same each time it is made. Also what receivers know it by. */
    id: string;
    subscription: string | null;
    /** Whose pace it shares: `mail`, or a channel's id. */
    lane: string;
    /** `waiting`, `sending`, `sent`, `in-doubt`, `given-up`, `dropped`. */
    state: string;
    due_at: string;
    /** From which the 24 hours of trying count. */
    first_due_at: string;
    /** Content as JSON (notify/content.ts): made once, so that a second try says the same. */
    content: string;
    attempts: number;
    attempt_id: string | null;
    attempt_at: string | null;
    /** A sender that has not said how it went by then is dead. */
    claimed_until: string | null;
    /** From here on the receiver may have it. */
    handed_over_at: string | null;
    sent_at: string | null;
    /** A word of notify/send-result.ts, and the receiver's own. No addresses, no secrets. */
    error: string | null;
    error_detail: string | null;
    created_at: string;
  };
}
