extension IndexSchema {
    /// What was charged from when on, in nano-dollars for a million tokens, which is exact for every price that is in
    /// use. A prompt longer than the bound has the prices of the row with the highest bound below it.
    static let prices = """
        CREATE TABLE prices(
            model TEXT NOT NULL,
            effective_from TEXT NOT NULL,       -- a day; empty for ever
            prompt_tokens_above INTEGER NOT NULL,
            input INTEGER NOT NULL,
            output INTEGER NOT NULL,
            cached_read INTEGER,
            cached_write_5m INTEGER,
            cached_write_1h INTEGER,
            terms TEXT,                         -- of tiers, regions and searches, JSON
            origin TEXT NOT NULL,               -- 'shipped', 'imported', 'user'
            PRIMARY KEY(model, effective_from, prompt_tokens_above)
        ) STRICT, WITHOUT ROWID;
        """
}
