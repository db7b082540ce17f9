/// Where the reading of each file stands, kept in the same database and the same transaction as the rows that came of
/// it: SQLite does not commit two files with a WAL as one.
enum SourceTable {
    static let script = """
        CREATE TABLE sources(
            source_id TEXT PRIMARY KEY,         -- '<session>/journal', '<run>/stdout', 'import/<SHA-256>'
            kind TEXT NOT NULL,                 -- 'journal', 'events', 'stdout', 'stderr', 'transcript'
            owner_id TEXT,                      -- the session or run
            path TEXT NOT NULL,
            decoder TEXT,                       -- the kind of agent
            byte_offset INTEGER NOT NULL,       -- up to here the bytes are rows
            sequence INTEGER NOT NULL,          -- the last that was given out
            state TEXT,                         -- what the decoder must know to go on, JSON
            line_count INTEGER NOT NULL DEFAULT 0,
            bad_line_count INTEGER NOT NULL DEFAULT 0,
            unknown_line_count INTEGER NOT NULL DEFAULT 0,
            redactor_version INTEGER NOT NULL DEFAULT 0,
            is_finished INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX idx_sources_owner ON sources(owner_id);
        """
}
