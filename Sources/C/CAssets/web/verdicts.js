// What a worker does now, in the words of the terminal, and what a person can do about it.

const causes = {
  not_started: 'its agent has not been started yet',
  no_first_word: 'its agent has been started, and has not said a word',
  output: 'it writes',
  open_tool: 'it waits for a tool',
  retry: "the model's API refuses it, and it tries again",
  rate_limit: 'its account has no more room for now',
  compaction: 'it makes its conversation shorter',
  permission: 'it asks whether it may do something',
  question: 'it asks a person something',
  budget: 'a budget is used up, and it is paused until there is room in it',
  paused_by_person: 'a person has paused it',
  no_output: 'it writes nothing',
  api_silence: 'it waits for the model, which says nothing',
  busy_loop: 'it computes and writes nothing',
  process_stopped: 'its process is stopped',
  disk_full: 'the disk is full, and it waits for room',
  disk_fault: 'the disk does not take what it writes',
  done_not_ended: 'it has said that it is done, and does not end',
  output_held: 'it has ended, and something that it has started holds its output open',
  ended: 'it has ended',
  end_unseen: 'it has ended, and nobody saw how',
  no_heartbeat: 'its shim gives no sign of life, so nothing is known of now',
  unattended: 'nobody is with it, and it is about to be taken over',
};

export function causeText(cause) {
  return causes[cause] ?? String(cause ?? '').replaceAll('_', ' ');
}

// What helps, the likeliest first: names of acts (see acts.js), or a line for the terminal.
const advice = {
  budget: { acts: ['stop'], commands: () => ['roost budget'] },
  paused_by_person: { acts: ['pause', 'stop'] },
  process_stopped: { acts: ['stop'], commands: (worker) => [`roost run show ${worker.run}`] },
  disk_full: { acts: [], commands: () => ['roost du'] },
  disk_fault: { acts: [], commands: () => ['roost du'] },
  no_first_word: { acts: ['restart', 'stop'] },
  busy_loop: { acts: ['steer', 'restart', 'stop'] },
  api_silence: { acts: ['steer', 'restart', 'stop'] },
  open_tool: { acts: ['steer', 'stop'] },
  no_output: { acts: ['stop'] },
  retry: { acts: ['stop'] },
  rate_limit: { acts: ['stop'] },
  compaction: { acts: ['stop'] },
  done_not_ended: { acts: ['stop'] },
  output_held: { acts: ['stop'] },
  no_heartbeat: { acts: [], commands: () => ['roost daemon status'] },
  unattended: { acts: [], commands: () => ['roost daemon status'] },
  end_unseen: { acts: ['retry'] },
};

export function adviceFor(worker) {
  const found = advice[worker.cause] ?? { acts: ['stop'] };
  return { acts: found.acts, commands: found.commands?.(worker) ?? [] };
}

/** Which part of the fleet it belongs to. */
export function partOf(worker) {
  if (worker.need === 'answer') return 'needs';
  if (worker.need === 'look') return 'look';
  if (worker.need === 'patience') return 'quiet';
  return 'running';
}
