/** The words of 整改: what states notices and their items have. What leads from one to another: rectification/states.ts. */

/**
 * `draft` 草稿 · `issued` 已下发 · `replied` 已反馈 · `retesting` 复查中 · `retested` 复查后仍有未销号 · `closed` 全部销号 ·
 * `withdrawn` 已撤销.
 */
export const NOTICE_STATES = ['draft', 'issued', 'replied', 'retesting', 'retested', 'closed', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/**
 * `open` 待整改 · `notMended` 复查未整改 · `cannotTell` 复查未能判定，待人工核实 · `reopened` 销号后重现 · `closed` 已销号 ·
 * `withdrawn` 已撤销. The first four are open.
 */
export const ITEM_STATES = ['open', 'notMended', 'cannotTell', 'reopened', 'closed', 'withdrawn'] as const;
export type ItemState = (typeof ITEM_STATES)[number];
export const OPEN_ITEM_STATES = ['open', 'notMended', 'cannotTell', 'reopened'] as const satisfies readonly ItemState[];

/** What a unit says of an item: `mended` 已整改 · `cannot` 因权限等无法整改，已报上级 · `disagrees` 有异议. */
export const CLAIMS = ['mended', 'cannot', 'disagrees'] as const;
export type Claim = (typeof CLAIMS)[number];

/** What the last look at an item saw. */
export const LOOKS = ['fixed', 'stillThere', 'undecided', 'unseen'] as const;
export type LookSeen = (typeof LOOKS)[number];

/** How the notices of a month stand on a later day: what a 通报 opens with. Withdrawn ones are left out. */
export interface MonthOfRectification {
  /** `YYYY-MM` of issue. */
  readonly month: string;
  /** Day on which it stands so. */
  readonly on: string;
  readonly notices: number;
  readonly items: number;
  readonly inTime: number;
  readonly late: number;
  /** 未按要求反馈: the due day has passed, and there is no reply. */
  readonly unanswered: readonly string[];
  readonly closed: number;
  readonly open: number;
  /** Whose due day has passed with items open, and how many. */
  readonly overdue: readonly { readonly name: string; readonly items: number }[];
}
