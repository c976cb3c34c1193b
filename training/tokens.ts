import { createInterface } from 'node:readline';
import { blocksOf } from '../src/annotator/syntax/blocks.ts';
import { splitSentences } from '../src/annotator/syntax/sentences.ts';

// Lines {"id", "text"} in, lines {"id", "sentences": [{"start", "end", "block", "tokens": [[start, end], …]}]} out, in order.
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const sentences = splitSentences({ id, text, blocks: blocksOf(text) }).map(({ start, end, block, tokens }) => ({
    start,
    end,
    block,
    tokens: tokens.map((token) => [token.start, token.end]),
  }));
  if (!process.stdout.write(`${JSON.stringify({ id, sentences })}\n`))
    await new Promise((r) => process.stdout.once('drain', r));
}
