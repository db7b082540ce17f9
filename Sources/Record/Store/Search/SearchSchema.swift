/// The tables of the full-text search. They stand with what was said, and are made of it: where they are lost, they
/// are built again.
enum SearchSchema {
    static let script = """
        -- Where a text that is found stands. The texts themselves are words in a table for each month, search_2026_11.
        CREATE TABLE search_docs(
            month INTEGER NOT NULL,             -- 202611
            docid INTEGER NOT NULL,             -- its place in the month, in the order of time
            kind INTEGER NOT NULL,              -- 0 message, 1 tool, 2 log, 3 decision, -1 forgotten
            row_id INTEGER NOT NULL,            -- of blocks, log_pieces or logic_flow
            PRIMARY KEY(month, docid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idx_search_docs_row ON search_docs(kind, row_id);

        CREATE TABLE search_months(
            month INTEGER PRIMARY KEY,
            slack INTEGER NOT NULL              -- how far behind its time a text stands at most
        ) STRICT;

        -- Rows that are not in the search yet: written together with them, and removed together with their words.
        CREATE TABLE search_queue(
            queue_id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,               -- 'blocks', 'log_pieces'
            first_row INTEGER NOT NULL,
            last_row INTEGER NOT NULL,
            row_count INTEGER NOT NULL,
            content_bytes INTEGER NOT NULL,
            newest TEXT NOT NULL
        ) STRICT;
        CREATE INDEX idx_search_queue ON search_queue(newest);

        -- Up to where the decisions of each session are in the search: they stand in the other file.
        CREATE TABLE search_decisions(
            session_id TEXT PRIMARY KEY,
            flow_id INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Words alone, without their places in a text and without the text: the smallest index, and the fastest to build.
    /// Words are gathered in memory up to a bound, so that a batch becomes one part of the index and not many.
    static func script(_ month: SearchMonth) -> String {
        """
        CREATE VIRTUAL TABLE \(month.table) USING fts5(
            text, content = '', detail = none, columnsize = 0, tokenize = "\(SearchWords.tokenizer)"
        );
        INSERT INTO \(month.table)(\(month.table), rank) VALUES('hashsize', \(StoreLimits.searchWordBytesMax));
        INSERT INTO search_months(month, slack) VALUES(\(month.number), 0);
        """
    }
}
