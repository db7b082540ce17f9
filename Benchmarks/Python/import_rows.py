"""What a script would do: the transcripts below a folder into two tables of SQLite, each response counted once.

Says which reader of JSON it found, and how many responses, nano-dollars and blocks there are."""
import os
import sqlite3
import sys

try:
    import orjson

    load, dump, reader = orjson.loads, lambda value: orjson.dumps(value).decode(), "orjson"
except ImportError:
    import json

    load, dump, reader = json.loads, lambda value: json.dumps(value, ensure_ascii=False), "json"

RATES = {"opus": (5000, 25000, 6250, 500), "sonnet": (3000, 15000, 3750, 300), "haiku": (1000, 5000, 1250, 100)}
ROWS_TOGETHER = 5000

database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.executescript(
    """
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE calls(id TEXT, request TEXT, file TEXT, time TEXT, model TEXT, input INTEGER, output INTEGER,
        written INTEGER, read INTEGER, nanodollars INTEGER, PRIMARY KEY(id, request));
    CREATE TABLE blocks(file TEXT, line INTEGER, number INTEGER, time TEXT, role TEXT, type TEXT, content TEXT,
        tool TEXT, call TEXT, input TEXT, is_error INTEGER);
    CREATE INDEX blocks_file ON blocks(file, line, number);
    """
)
calls, blocks = [], []


def flush():
    database.execute("BEGIN")
    database.executemany("INSERT OR IGNORE INTO calls VALUES(?,?,?,?,?,?,?,?,?,?)", calls)
    database.executemany("INSERT INTO blocks VALUES(?,?,?,?,?,?,?,?,?,?,?)", blocks)
    database.execute("COMMIT")
    calls.clear()
    blocks.clear()


def text(content):
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content or [])


def cells(block):
    kind = block["type"]
    if kind == "tool_use":
        return None, block["name"], block["id"], dump(block["input"]), None
    if kind == "tool_result":
        return text(block["content"]), None, block["tool_use_id"], None, block.get("is_error")
    return block.get(kind), None, None, None, None


def take(file, number, told):
    message = told.get("message")
    if not message:
        return
    time, content, used = told.get("timestamp"), message.get("content"), message.get("usage")
    if used:
        counts = [used["input_tokens"], used["output_tokens"], used["cache_creation_input_tokens"],
                  used["cache_read_input_tokens"]]
        rates = RATES[message["model"].split("-")[1]]
        cost = sum(count * rate for count, rate in zip(counts, rates))
        calls.append((message["id"], told.get("requestId"), file, time, message["model"], *counts, cost))
    if isinstance(content, str):
        content = [{"type": "text", "text": content}]
    for place, block in enumerate(content or []):
        blocks.append((file, number, place, time, message.get("role"), block["type"], *cells(block)))


for folder, _, names in os.walk(sys.argv[1]):
    for file in names:
        with open(os.path.join(folder, file), "rb") as lines:
            for number, line in enumerate(lines):
                try:
                    told = load(line)
                except ValueError:
                    continue
                take(file, number, told)
                if len(blocks) >= ROWS_TOGETHER:
                    flush()
flush()
counted = database.execute("SELECT count(*), sum(nanodollars) FROM calls").fetchone()
print(reader, *counted, database.execute("SELECT count(*) FROM blocks").fetchone()[0])
