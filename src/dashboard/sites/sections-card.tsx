import type { Scorecard } from '../../model/report.js';
import { Chart } from '../../report/charts/chart.js';
import { sectionBars } from '../../report/charts/section-bars.js';
import { plain } from '../../report/neutralise.js';
import { Card, points } from '../layout/marks.js';
import type { Call } from '../route.js';

/** 各部分得分: earned for sure, still open, lost, of the audit that gives the score. */
export function SectionsCard({ call, sections }: { call: Call; sections: Scorecard['sections'] }) {
  const { say, lang } = call;
  const counted = sections.filter(({ outOf }) => outOf > 0);
  if (counted.length === 0) return null;
  const title = say({ zh: '各部分得分', en: 'Points by section' });
  const bars = counted.map((section) => ({
    title: plain(lang === 'en' ? (section.titleEn ?? section.title) : section.title),
    earned: section.min,
    open: Math.max(0, section.max - section.min),
    lost: Math.max(0, section.outOf - section.max),
  }));
  const description = bars
    .map(({ title: name, earned, open, lost }) => `${name} ${points(earned)} / ${points(earned + open + lost)}`)
    .join(say({ zh: '；', en: '; ' }));
  return (
    <Card title={title}>
      <Chart width="half" draw={(width) => sectionBars(bars, { id: 'sections', title, description }, width)} />
      <p class="legend-line">
        <span class="key key-earned">■ {say({ zh: '已得', en: 'earned' })}</span>
        <span class="key key-band">■ {say({ zh: '没定', en: 'open' })}</span>
        <span class="key key-lost">■ {say({ zh: '失分', en: 'lost' })}</span>
      </p>
    </Card>
  );
}
