const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const ms = (value) => `${value.toFixed(1)} ms`;
const seconds = (value) => `${(value / 1000).toFixed(1)} s`;

/** What was measured, for people: one row a figure, what it stands beside, their ratio, the aim. */
export function table(figures) {
  const rows = Object.entries(figures).flatMap(([name, figure]) => ROWS[name](figure, figures));
  const cells = [['', 'measured', 'beside', 'ratio', 'aim'], ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)),
  );
  const widths = cells[0].map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('   ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n${Object.entries(figures)
    .flatMap(([name, figure]) => NOTES[name]?.(figure) ?? [])
    .map((note) => `\n${note}\n`)
    .join('')}`;
}

const ROWS = {
  history: ({ sites, runs, buildMs, bytes, queries, life }) => {
    const slowest = Object.entries(queries).toSorted(([, a], [, b]) => b.max - a.max);
    return [
      [`an office of ${sites} sites × ${runs} runs`, seconds(buildMs), mb(bytes), '', ''],
      ...slowest
        .slice(0, 4)
        .map(([name, { p50, max }]) => [`  ${name}`, ms(max), `half of them: ${ms(p50)}`, max / p50, '< 200 ms']),
      [
        `  ${life.sites} sites' life, ${life.records} audits`,
        `${ms(life.ms / life.records)} an audit`,
        `${life.moves} moves`,
        '',
        `wrong: ${life.wrongStates + life.illegalMoves + life.wrongSums}, aim 0`,
      ],
    ];
  },
  store: ({ sqlite, postgres }) =>
    Object.entries({ SQLite: sqlite, ...(postgres && { PostgreSQL: postgres }) }).map(([name, figure]) => [
      `transactions of a site, its log entry and an event, ${name}`,
      `${figure.transactions.toFixed(0)}/s`,
      `rows in bulk: ${figure.inserts.toFixed(0)}/s, log checked: ${figure.verified.toFixed(0)}/s`,
      '',
      '',
    ]),
  startUp: ({ versionMs, bareMs, ratio }) => [
    ['gongkai --version', `${versionMs.toFixed(0)} ms`, `node -e 0: ${bareMs.toFixed(0)} ms`, ratio, '< 1.5'],
  ],
  rules: ({ id, bytes, firstMs, laterMs, bareFirstMs, bareLaterMs, ratioFirst, ratioLater }) => [
    [
      `loading ${id} and its bases, ${Math.round(bytes / 1000)} KB`,
      `${ms(laterMs)} CPU`,
      `its YAML bare: ${ms(bareLaterMs)}`,
      ratioLater,
      '< 100 ms',
    ],
    ['  first time in a new process', `${ms(firstMs)} CPU`, `bare: ${ms(bareFirstMs)}`, ratioFirst, ''],
  ],
  pageLayer: ({ bytesEach, pageMs, parse5Ms, ratio }) => [
    [
      `reading a page of ${Math.round(bytesEach / 1000)} KB`,
      `${ms(pageMs)} CPU`,
      `parse5 alone: ${ms(parse5Ms)}`,
      ratio,
      '',
    ],
  ],
  annualReport: ({ bytesEach, cpuMs }) => [
    [`annual report of ${Math.round(bytesEach / 1000)} KB to its sums`, `${ms(cpuMs)} CPU`, '', '', '< 50 ms'],
  ],
  attachments: ({ pages, pdfMs, libraryMs, ratio }) => [
    [
      `PDF of ${pages} pages, text and tables`,
      `${ms(pdfMs)} CPU`,
      `its library's text: ${ms(libraryMs)}`,
      ratio,
      '< 1000 ms',
    ],
  ],
  similarity: ({ characters, similarityMs, setsMs, ratio }) => [
    [
      `two texts of ${characters} characters: how alike`,
      `${ms(similarityMs)} CPU`,
      `by sets of strings: ${ms(setsMs)}`,
      ratio,
      '< 20 ms',
    ],
  ],
  audit: (one, { pageLayer }) => [
    [
      'audit: peak memory',
      mb(one.peakBytes),
      `idle Node: ${mb(one.barePeakBytes)}`,
      one.peakBytes / one.barePeakBytes,
      '< 400 MB',
    ],
    ...(pageLayer
      ? [
          [
            'audit: CPU time',
            seconds(one.cpuMs),
            `parse5 of its pages: ${seconds(pageLayer.parse5Ms * one.pages)}`,
            one.cpuMs / (pageLayer.parse5Ms * one.pages),
            '',
          ],
        ]
      : []),
    ['audit: pages fetched', `${one.pages}`, `the site has ${one.sitePages}`, one.pages / one.sitePages, '≤ 200'],
    ['audit: requests made', `${one.requests}`, `addresses: ${one.distinct}`, one.requests / one.distinct, ''],
  ],
  probes: ({ hosts, wallMs, leastMs, ratio, impolite }) => [
    [`probes of ${hosts} hosts over IPv6`, seconds(wallMs), `least under delays: ${seconds(leastMs)}`, ratio, '< 1.5'],
    ['probes: impolite requests', `${impolite}`, '', '', '0'],
  ],
  requests: (sites) =>
    sites.flatMap(({ shape, sitePages, requests, fewest, ratio, breadthFirst, breadthFirstRatio }) => [
      [`requests, ${sitePages} pages, ${shape}`, `${requests}`, `fewest possible: ${fewest.total}`, ratio, '≤ 1.5'],
      ['  breadth-first', `${breadthFirst}`, '', breadthFirstRatio, ''],
    ]),
  wholeSite: ({ cpuMsPerPage: each, ratios, grownKbPerPage, peakBytes, costs }) => [
    [
      `${costs.bare.pages} pages: links harvested`,
      `${ms(each['own-links'])} a page`,
      `bare: ${ms(each.bare)}`,
      ratios.links,
      '≤ 1.5',
    ],
    ['  and recorded', `${ms(each['own-warc'])} a page`, 'bare', ratios.withWarc, '≤ 3'],
    ['  and read whole and judged', `${ms(each['own-audit'])} a page`, 'bare', ratios.withAudit, '≤ 8'],
    ['  crawlee, links harvested', `${ms(each.crawlee)} a page`, 'links harvested', ratios.crawleeToOwn, '≥ 4'],
    ['  memory grown', `${grownKbPerPage.toFixed(1)} KB a page`, `at most ${mb(peakBytes)}`, '', '≤ 15'],
  ],
  reports: ({ sites, rules, bytes, bare, page, workbook, pageBytes, workbookBytes, browser }) => [
    [
      `index of ${sites} sites × ${rules} rules`,
      `${seconds(page.cpuMs)} CPU`,
      `its ${mb(bytes)} of reports read bare: ${seconds(bare.cpuMs)}`,
      page.cpuMs / bare.cpuMs,
      '',
    ],
    ['  peak memory', mb(page.peakBytes), `bare: ${mb(bare.peakBytes)}`, page.peakBytes / bare.peakBytes, '< 500 MB'],
    ['  size', `${(pageBytes / 1e6).toFixed(2)} MB`, '', '', '< 3 MB'],
    ...('why' in browser
      ? [['  in the browser', browser.why, '', '', '']]
      : [
          [
            '  filtered in the browser',
            ms(browser.filterMs),
            `opened: ${ms(browser.openMs)}`,
            browser.filterMs / browser.openMs,
            '< 100 ms',
          ],
          ['  sorted in the browser', ms(browser.sortMs), 'opened', browser.sortMs / browser.openMs, ''],
        ]),
    [
      'scorecard.xlsx of the same',
      `${seconds(workbook.cpuMs)} CPU`,
      `bare: ${seconds(bare.cpuMs)}`,
      workbook.cpuMs / bare.cpuMs,
      '< 20 s',
    ],
    [
      '  peak memory',
      mb(workbook.peakBytes),
      `bare: ${mb(bare.peakBytes)}`,
      workbook.peakBytes / bare.peakBytes,
      '< 500 MB',
    ],
    ['  size', `${(workbookBytes / 1e6).toFixed(2)} MB`, '', '', ''],
  ],
  manySites: ({ many, polite }) => [
    [
      `${many.sites} sites: CPU each`,
      ms(many.cpuMsPerSite),
      `${(many.pages / many.sites).toFixed(0)} pages each`,
      '',
      '',
    ],
    [`  time, peak memory`, seconds(many.wallMs), mb(many.peakBytes), '', '≤ 600 MB'],
    [
      `${polite.sites} sites, ${polite.delayMs} ms apart`,
      seconds(polite.wallMs),
      `least: ${seconds(polite.leastMs)}`,
      polite.makespanRatio ?? '',
      '≤ 1.15',
    ],
  ],
};

const NOTES = {
  audit: ({ stoppedBecause, verdict, points: { value, min, max } }) => [
    `The crawl stopped because: ${stoppedBecause}. Verdict ${verdict}, ${value} points [${min}, ${max}].`,
  ],
  requests: (sites) =>
    sites.flatMap(({ shape, undecided, blankMissed, otherOutcomes }) => [
      ...(blankMissed.length > 0 ? [`${shape}: blank columns not seen to be blank: ${blankMissed.join(', ')}.`] : []),
      ...(undecided.length > 0 ? [`${shape}: undecided ${undecided.join(', ')}.`] : []),
      ...(otherOutcomes.length === 0
        ? []
        : [`${shape}: breadth-first ended with ${otherOutcomes.map((one) => one.join(' ')).join(', ')}.`]),
    ]),
  wholeSite: ({ splitMsPerPage }) => [
    `CPU a page, read and judged: ${Object.entries(splitMsPerPage)
      .map(([part, each]) => `${part} ${ms(each)}`)
      .join(', ')}.`,
  ],
};
