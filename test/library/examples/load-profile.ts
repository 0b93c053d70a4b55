// node load-profile.js ./our-city.yaml : are our own rules sound, and what do they ask?
import { loadProfile, ProfileError } from 'gongkai';

const [reference = 'national'] = process.argv.slice(2);

try {
  const profile = await loadProfile(reference);
  console.log(
    `${profile.title} ${profile.version}: ${profile.rules.length} rules, pass mark ${profile.scoring.passMark}`,
  );
  for (const { id, title, level } of profile.rules) if (level === 'veto') console.log(`- ${id} ${title}`);
} catch (error) {
  if (!(error instanceof ProfileError)) throw error;
  for (const { file, line, column, messageEn } of error.problems) console.log(`${file}:${line}:${column} ${messageEn}`);
  process.exitCode = 1;
}
