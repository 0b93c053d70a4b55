// Loaded before a measured program (`node --import`): writes its peak memory and CPU time when it ends.
import { writeFileSync } from 'node:fs';

const file = process.env.GONGKAI_BENCH_FILE;
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ peakBytes: maxRSS * 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }));
});
