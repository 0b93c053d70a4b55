import type { UserFacts } from '../../access/save-user.js';
import { ROLES } from '../../model/actor.js';
import type { Invalid } from '../../model/refusal.js';
import { Field, Select, TextArea } from '../layout/form.js';
import { ROLE_WORDS } from '../layout/words.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** What stands in the form. */
export interface UserDraft {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  /** As typed: one a line. */
  readonly sites: string;
}

/** What was typed, as it was: for a form that comes back. */
export const draftOf = ({ form }: Call): UserDraft => ({
  name: form.text('name', 80),
  role: form.text('role', 20),
  email: form.text('email', 254),
  sites: form.lines('sites', 100_000),
});

/** What was typed, without its sites. */
export const factsOf = ({ form }: Call): Omit<UserFacts, 'sites'> => ({
  name: form.required('name', 80),
  role: form.choice('role', ROLES) ?? 'viewer',
  email: form.text('email', 254) || undefined,
});

/** The fields that a new user and a known one have. */
export function UserFields({ call, draft, invalid }: { call: Call; draft: UserDraft; invalid: Invalid | undefined }) {
  const { say } = call;
  return (
    <>
      <Field
        call={call}
        name="name"
        label={say(WORDS.name)}
        value={draft.name}
        longest={80}
        required
        invalid={invalid}
      />
      <Select
        call={call}
        name="role"
        label={say(WORDS.role)}
        value={draft.role}
        options={ROLES.map((role) => ({ value: role, label: say(ROLE_WORDS[role]) }))}
        invalid={invalid}
      />
      <TextArea
        call={call}
        name="sites"
        label={say(WORDS.sites)}
        value={draft.sites}
        rows={4}
        longest={100_000}
        hint={say(WORDS.sitesHint)}
        invalid={invalid}
      />
      <Field
        call={call}
        name="email"
        type="email"
        label={say(WORDS.email)}
        value={draft.email}
        longest={254}
        hint={say(WORDS.emailHint)}
        invalid={invalid}
      />
    </>
  );
}
