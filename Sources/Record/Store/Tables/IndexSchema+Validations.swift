extension IndexSchema {
    /// When the rows of finished runs and of imports were held against their files. It may be lost: then they are held
    /// against each other again. It is no part of what a rebuild must equal.
    static let validations = """
        CREATE TABLE validations(
            owner_id TEXT PRIMARY KEY,          -- the run, or the folder in imports/
            kind TEXT NOT NULL,                 -- 'live', 'import'
            content TEXT NOT NULL,              -- how far an import was read by then
            since TEXT NOT NULL,                -- the first time that it was found so
            finding TEXT                        -- what does not match
        ) STRICT, WITHOUT ROWID;
        """
}
