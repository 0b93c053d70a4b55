import { expect, test } from 'vitest';
import type { ExamplePool } from '../../src/examples/example-pool.js';
import { mergeSketch } from '../../src/examples/merge-sketch.js';

const plan = { title: '青禾区防汛应急预案', on: '2024-05-06' };
const pool = {
  sites: { sound: { 'emergency-plans': { items: [plan] }, guide: { text: '公开指南' } } },
} as unknown as ExamplePool;

test.each([
  ['a column', 'cat-emergency', { items: [plan] }],
  ['a column below it', 'cat-emergency/防灾', { columns: { 防灾: { items: [plan] } } }],
  ['one two levels below', 'cat-emergency/防灾/预案', { columns: { 防灾: { columns: { 预案: { items: [plan] } } } } }],
])('all items in %s', (_, allIn, column) => {
  const site = mergeSketch(pool, { name: '都在一处', from: 'sound', allIn, expect: { 'emergency-plans': 'passed' } });
  expect(site).toEqual({ guide: { text: '公开指南' }, 'cat-emergency': column });
});
