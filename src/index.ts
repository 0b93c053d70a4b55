/**
 * gongkai as a library: audits sites, judges snapshots again, reads and renders reports. ESM only, with types; see
 * “As a library” in README.md.
 */
export { auditSite, type Audit } from './library/audit-site.js';
export { replaySnapshot, type ReplayOptions } from './library/replay-snapshot.js';
export { loadProfile, type LoadProfileOptions } from './library/load-profile.js';
export { readReport } from './library/read-report.js';
export { renderReport, type RenderedFile, type RenderOptions, type ReportFormat } from './library/render-report.js';
export { UsageError, type UsageErrorCode } from './library/usage-error.js';
export { ProfileError, type Problem } from './profile/profile-error.js';
export type { AuditOptions, AuditProgress, JudgeOptions, SiteInput } from './library/audit-options.js';
export type { Profile, Rule } from './model/profile.js';
export type { AuditReport, Finding, RuleOutcome, Scorecard } from './model/report.js';
export type { SiteEntry, SiteKind, Unit, Waiver } from './model/site-entry.js';
