// The keys of a log: the letters of the terminal.

export function logKeys(page) {
  const group = 'Log';
  const move = (step) => page.list?.move(step);
  const rows = () => Math.max(1, page.list.last() - page.list.first() - 1);
  const key = (name, label, run) => ({ key: name, label, group, run: (event) => page.list && run(event) });
  return [
    key(['F', 'f'], 'Follow what comes, or hold it still', () => page.setFollow(!page.list.isFollowing())),
    key('n', 'To the next hit', () => page.step(1)),
    key('N', 'To the hit before', () => page.step(-1)),
    key('}', 'To the next line that tells of a failure', () => page.stepFailure(1)),
    key('{', 'To the one before', () => page.stepFailure(-1)),
    key('t', 'When each line was written', () => page.choose({ hasTimes: !page.hasTimes })),
    key('w', 'Long lines in several rows, or cut', () => page.choose({ isWrapped: !page.isWrapped })),
    key('i', 'Lines of an agent as they were written', () => page.choose({ isRaw: !page.isRaw })),
    key('s', 'Whose lines: all, out, err, run', () => page.nextStream()),
    key('o', 'The outline', () => page.setOutline(!page.isOutlined)),
    key('y', 'Copy a link to the chosen lines', () => page.choice.copyLink()),
    ...[[['j', 'ArrowDown'], 1], [['k', 'ArrowUp'], -1], [['g', 'Home'], -Infinity], [['G', 'End'], Infinity]].map(
      ([names, step]) => ({ key: names, isSecret: true, run: () => move(step) })
    ),
    { key: ['PageDown', ' '], isSecret: true, run: () => page.list && move(rows()) },
    { key: 'PageUp', isSecret: true, run: () => page.list && move(-rows()) },
    { key: 'Ctrl+d', isSecret: true, run: () => page.list && move(Math.ceil(rows() / 2)) },
    { key: 'Ctrl+u', isSecret: true, run: () => page.list && move(-Math.ceil(rows() / 2)) },
  ];
}
