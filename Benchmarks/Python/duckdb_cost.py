"""What the transcripts below a folder cost, by one query of DuckDB: responses and nano-dollars."""
import sys

import duckdb

QUERY = """
WITH lines AS (
    SELECT message.id AS id, "requestId" AS request, message.model AS model, message.usage AS used
    FROM read_json(?, format = 'newline_delimited', ignore_errors = true, maximum_object_size = 67108864,
        columns = {requestId: 'VARCHAR', message: 'STRUCT(id VARCHAR, model VARCHAR, usage STRUCT(
            input_tokens BIGINT, output_tokens BIGINT, cache_creation_input_tokens BIGINT,
            cache_read_input_tokens BIGINT))'})
    WHERE message.usage IS NOT NULL
),
calls AS (SELECT id, request, any_value(model) AS model, any_value(used) AS used FROM lines GROUP BY id, request),
rates(model, input, output, written, read) AS (VALUES ('claude-opus-4-5', 5000, 25000, 6250, 500),
    ('claude-sonnet-4-5', 3000, 15000, 3750, 300), ('claude-haiku-4-5', 1000, 5000, 1250, 100))
SELECT count(*), sum(used.input_tokens * input + used.output_tokens * output
    + used.cache_creation_input_tokens * written + used.cache_read_input_tokens * read)
FROM calls JOIN rates USING (model)
"""

responses, nanodollars = duckdb.execute(QUERY, [sys.argv[1] + "/**/*.jsonl"]).fetchone()
print(int(responses), int(nanodollars))
