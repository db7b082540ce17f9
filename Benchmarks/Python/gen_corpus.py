#!/usr/bin/env python3
"""Deterministic synthetic corpus of Claude-Code-style JSONL transcripts (stdlib only).

  python3 gen_corpus.py --out DIR [--mb 500] [--files 1500] [--seed 7] [--days 90]
                        [--projects 24] [--end 2026-11-20T00:00:00Z] [--torn 0.01]

Writes DIR/projects/<encoded-path>/<session>.jsonl (+ <session>/subagents/agent-*.jsonl for ~15 %)
and DIR/manifest.json: the ground truth (lines by type, blocks by type, unique api calls, tokens and
cost by model, after de-duplication by (message.id, requestId)), so an importer's result can be CHECKED.
Same arguments => same bytes. Realism: one API response is spread over several lines that repeat the same
message.id/requestId/usage; tool_result text is repeated under toolUseResult; file sizes are log-normal;
escapes (\\n \\t \\" \\u), non-ASCII, ANSI codes, a few lines > 100 KB, and (--torn) files whose last line is cut.
"""
import argparse, json, os, random, datetime, math
ap = argparse.ArgumentParser()
ap.add_argument('--out', required=True); ap.add_argument('--mb', type=float, default=500)
ap.add_argument('--files', type=int, default=1500); ap.add_argument('--seed', type=int, default=7)
ap.add_argument('--days', type=int, default=90); ap.add_argument('--projects', type=int, default=24)
ap.add_argument('--end', default='2026-11-20T00:00:00Z'); ap.add_argument('--torn', type=float, default=0.01)
a = ap.parse_args(); R = random.Random(a.seed)

# ---- price table, USD per million tokens: input, output, cache write 5m, cache read (nominal, for cost checks)
PRICE = {'claude-opus-4-5': (5, 25, 6.25, .5), 'claude-sonnet-4-5': (3, 15, 3.75, .3), 'claude-haiku-4-5': (1, 5, 1.25, .1)}
MODELS = ['claude-sonnet-4-5'] * 6 + ['claude-opus-4-5'] * 3 + ['claude-haiku-4-5']
# ---- vocabulary and text pools
CON, VOW = 'bcdfghjklmnprstvwz', 'aeiou'
vocab = set()
while len(vocab) < 20000:
    vocab.add(''.join(R.choice(CON) + R.choice(VOW) for _ in range(R.randint(1, 4))) + R.choice(['', 'n', 'r', 's', 't', 'ed', 'ing']))
vocab = sorted(vocab); R.shuffle(vocab)
cum = []; s = 0.0
for i in range(len(vocab)): s += 1 / (i + 3); cum.append(s)
def prose(n):
    out = []; ln = 0; k = 0
    for w in R.choices(vocab, cum_weights=cum, k=n // 5):
        k += 1; out.append(w)
        if k % 14 == 0: out.append(R.choice(['.\n', '.\n\n', ',', '. “ok” — then', ' `' + w + '()`', ' → ', '\n- ', '\n## ']))
    return ' '.join(out)
def code(n):
    L = []; size = 0; i = 0
    while size < n:
        i += 1; v = R.choices(vocab, cum_weights=cum, k=4); ind = '\t' * R.randint(0, 3) if i % 5 else '    ' * R.randint(0, 3)
        l = R.choice(['%sfunc %s(%s: String) -> %s {', '%slet %s = try %s("%s")', '%sif (%s != "%s\\n" && %s) {', '%s// %s %s %s', '%s}  /* %s %s %s */', '%sreturn {"%s": "%s", "x": %s}', '%s\u001b[32m✓\u001b[0m %s %s %s (3 ms)']) % (ind, v[0], v[1], v[2])
        L.append('%6d→%s' % (i, l) if i % 3 == 0 else l); size += len(L[-1]) + 1
    return '\n'.join(L)
PROSE, CODE = prose(2_500_000), code(3_000_000)
def cut(pool, mean, lo=8, hi=200_000):
    n = max(lo, min(hi, int(R.lognormvariate(math.log(mean), 1.0)))); p = R.randrange(0, len(pool) - n); return pool[p:p + n]
HEX = '0123456789abcdef'; B62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
def uuid():
    h = '%032x' % R.getrandbits(128); return h[:8] + '-' + h[8:12] + '-4' + h[13:16] + '-a' + h[17:20] + '-' + h[20:]
def rid(p, n=22): return p + ''.join(R.choices(B62, k=n))
TOOLS = ['Bash'] * 8 + ['Read'] * 8 + ['Edit'] * 5 + ['Grep'] * 4 + ['Write'] * 2 + ['Glob'] * 2 + ['TodoWrite', 'Task', 'WebFetch', 'mcp__db__query']
end = datetime.datetime.fromisoformat(a.end.replace('Z', '+00:00')).timestamp()
def iso(t):
    d = datetime.datetime.fromtimestamp(t, datetime.timezone.utc); return d.strftime('%Y-%m-%dT%H:%M:%S.') + '%03dZ' % (d.microsecond // 1000)
def dump(o): return json.dumps(o, ensure_ascii=False, separators=(',', ':'))

M = dict(args=vars(a), files=0, bytes=0, lines=0, torn_lines=0, lines_by_type={}, blocks_by_type={}, tool_calls={}, tool_errors=0, api_calls=0, models={})
def bump(d, k, n=1): d[k] = d.get(k, 0) + n
projs = ['/home/me/src/' + vocab[i] + '-' + vocab[i + 100] for i in range(a.projects)]
weights = [R.lognormvariate(0, 1.1) for _ in range(a.files)]; tot = sum(weights); target = a.mb * 1e6

def session(path, budget, proj, sid, t, side=None):
    model = R.choice(MODELS); ver = R.choice(['2.0.14', '2.1.3', '2.1.63']); branch = R.choice(['main', 'feat/' + R.choice(vocab), '']); parent = None
    size = 0; buf = []; ctx = R.randint(9000, 22000)
    def emit(o, kind):
        nonlocal size
        s = dump(o) + '\n'; b = s.encode(); buf.append(b); size += len(b); bump(M['lines_by_type'], kind); M['lines'] += 1
    def env(kind, **kw):
        nonlocal parent, t
        u = uuid(); t += R.expovariate(1 / 4.0)
        o = dict(parentUuid=parent, isSidechain=bool(side), userType='external', cwd=proj, sessionId=sid, version=ver, gitBranch=branch)
        if side: o['agentId'] = side
        o.update(kw); o.update(type=kind, uuid=u, timestamp=iso(t)); parent = u; return o
    if not side and R.random() < .3: emit(dict(type='summary', summary=cut(PROSE, 40, 10, 90).replace('\n', ' '), leafUuid=uuid()), 'summary')
    while size < budget:
        bump(M['blocks_by_type'], 'user_text'); emit(env('user', message=dict(role='user', content=cut(PROSE, 300)), permissionMode='default'), 'user')
        if R.random() < .5: emit(dict(type='file-history-snapshot', messageId=uuid(), snapshot=dict(messageId=uuid(), trackedFileBackups={R.choice(vocab) + '.swift': dict(backupFileName=rid('', 16), version=1, backupTime=iso(t))}, timestamp=iso(t)), isSnapshotUpdate=False), 'file-history-snapshot')
        for _ in range(R.randint(1, 14)):                       # API responses in this turn
            mid, rq = rid('msg_01'), rid('req_011'); out = int(R.lognormvariate(5.3, .9)); wr = int(R.lognormvariate(6.8, .8)); inp = R.randint(1, 60)
            usage = dict(input_tokens=inp, cache_creation_input_tokens=wr, cache_read_input_tokens=ctx, output_tokens=out, server_tool_use=dict(web_search_requests=0, web_fetch_requests=0), service_tier='standard', cache_creation=dict(ephemeral_1h_input_tokens=0, ephemeral_5m_input_tokens=wr))
            m = M['models'].setdefault(model, dict(calls=0, input=0, output=0, cache_write=0, cache_read=0, nano_usd=0)); p = PRICE[model]
            m['calls'] += 1; m['input'] += inp; m['output'] += out; m['cache_write'] += wr; m['cache_read'] += ctx; M['api_calls'] += 1
            m['nano_usd'] += round((inp * p[0] + out * p[1] + wr * p[2] + ctx * p[3]) * 1000)
            ctx = min(ctx + wr + out, 190_000) if R.random() > .01 else 15000
            blocks = []
            if R.random() < .45: blocks.append(dict(type='thinking', thinking=cut(PROSE, 500), signature=''.join(R.choices(B62, k=R.choice([240, 480, 900])))))
            if R.random() < .55: blocks.append(dict(type='text', text=cut(PROSE, 260)))
            uses = []
            if R.random() < .85 or not blocks:
                for _ in range(1 if R.random() < .85 else R.randint(2, 4)):
                    n = R.choice(TOOLS); tid = rid('toolu_01'); fp = proj + '/' + R.choice(vocab) + '.swift'
                    i = {'Bash': lambda: dict(command=cut(CODE, 90, 8, 2000), description=cut(PROSE, 30, 8, 60)), 'Read': lambda: dict(file_path=fp, offset=R.randint(0, 900), limit=200), 'Edit': lambda: dict(file_path=fp, old_string=cut(CODE, 300), new_string=cut(CODE, 400), replace_all=False), 'Write': lambda: dict(file_path=fp, content=cut(CODE, 2500)), 'Grep': lambda: dict(pattern=R.choice(vocab), path=proj, output_mode='content', **{'-n': True})}.get(n, lambda: dict(prompt=cut(PROSE, 200), query=R.choice(vocab)))()
                    blocks.append(dict(type='tool_use', id=tid, name=n, input=i)); uses.append((n, tid, fp)); bump(M['tool_calls'], n)
            for k, b in enumerate(blocks):
                bump(M['blocks_by_type'], b['type'])
                emit(env('assistant', message=dict(model=model, id=mid, type='message', role='assistant', content=[b], stop_reason=('tool_use' if uses else 'end_turn') if k == len(blocks) - 1 else None, stop_sequence=None, usage=usage), requestId=rq), 'assistant')
            for n, tid, fp in uses:
                err = R.random() < .04; M['tool_errors'] += err
                big = 1300 if n in ('Bash', 'Read', 'Task', 'WebFetch', 'mcp__db__query') else 350
                txt = cut(CODE, big) if R.random() > .002 else cut(CODE, 120_000, 100_000, 400_000)
                content = txt if R.random() < .7 else [dict(type='text', text=txt)]
                res = dict(tool_use_id=tid, type='tool_result', content=content)
                if err or n == 'Bash': res['is_error'] = err
                tur = {'Bash': lambda: dict(stdout=txt, stderr='', interrupted=False, isImage=False), 'Read': lambda: dict(type='text', file=dict(filePath=fp, content=txt, numLines=200, startLine=1, totalLines=900)), 'Edit': lambda: dict(filePath=fp, oldString=cut(CODE, 200), newString=cut(CODE, 250), structuredPatch=[dict(oldStart=3, oldLines=6, newStart=3, newLines=9, lines=cut(CODE, 300).split('\n'))], userModified=False)}.get(n)
                bump(M['blocks_by_type'], 'tool_result')
                emit(env('user', message=dict(role='user', content=[res]), **(dict(toolUseResult=tur()) if tur and not err else dict(toolUseResult='Error: ' + txt[:200]) if err else {})), 'user')
                if n in ('Bash', 'Task') and R.random() < .6: emit(env('progress', data=dict(type='bash_progress', output=cut(CODE, 200), elapsedTimeSeconds=R.randint(1, 60), totalLines=R.randint(1, 500)), toolUseID=tid, parentToolUseID=tid), 'progress')
            if size >= budget: break
        if R.random() < .4: emit(env('system', subtype='turn_duration', durationMs=R.randint(800, 400000), isMeta=False), 'system')
        t += R.expovariate(1 / 90.0)
    data = b''.join(buf)
    if R.random() < a.torn and len(buf) > 3: data = data + b'{"parentUuid":"' + uuid().encode() + b'","isSidechain":false,"mess'; M['torn_lines'] += 1
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f: f.write(data)
    M['files'] += 1; M['bytes'] += len(data)
    os.utime(path, (t, t))

last = None
for i, w in enumerate(weights):
    proj = R.choice(projs); d = os.path.join(a.out, 'projects', proj.replace('/', '-')); t0 = end - R.random() * a.days * 86400
    if last and R.random() < .15: d0, s0, proj = last; session(os.path.join(d0, s0, 'subagents', 'agent-' + rid('a', 12) + '.jsonl'), target * w / tot, proj, s0, t0, rid('a', 7))
    else: sid = uuid(); last = (d, sid, proj); session(os.path.join(d, sid + '.jsonl'), target * w / tot, proj, sid, t0)
with open(os.path.join(a.out, 'manifest.json'), 'w') as f: json.dump(M, f, indent=1, sort_keys=True)
print('%d files %.1f MB %d lines %d api calls' % (M['files'], M['bytes'] / 1e6, M['lines'], M['api_calls']))
