import { Option } from 'commander';
import type { Say } from '../language.js';
import { valued } from '../options/valued-option.js';
import { debugAreas } from './debug-areas.js';

/** `--debug` of commands that have an option table of their own. */
export const debugOption = (say: Say): Option =>
  valued(
    new Option(
      say('--debug <方面,…>', '--debug <area,…>'),
      say('逐条说明里面发生了什么；help 列出可看的方面', 'tell what goes on inside; help lists the areas'),
    ),
    { read: debugAreas },
    say,
  );
