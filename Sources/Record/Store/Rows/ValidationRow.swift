package import Domain

/// What came of holding rows against the file that they were made of: a row of `validations`.
package struct ValidationRow: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case live
        case imported = "import"
    }

    package let owner: String
    package let kind: Kind
    /// The first time that it was found so.
    package let since: WallTime
    /// What does not match; nothing where all does.
    package let finding: String?

    package init(owner: String, kind: Kind, since: WallTime, finding: String?) {
        self.owner = owner
        self.kind = kind
        self.since = since
        self.finding = finding
    }
}

extension Connection {
    /// How far a source was read: another text once more of it was, or another version.
    private static let content = "s.byte_offset || ' ' || coalesce(substr(s.state, 1, 32), '')"

    /// Finished runs that are not in an archive, the oldest first: all of them, or those of which nobody has looked at
    /// the rows.
    package func runsToValidate(all: Bool, countMax: Int) throws(StoreError) -> [(id: String, directory: String)] {
        try rows(
            """
            SELECT r.run_id, r.directory FROM runs r CROSS JOIN sources s ON s.source_id = r.run_id || '/events'
            WHERE s.is_finished AND r.archive IS NULL
                AND (?1 OR NOT EXISTS(SELECT 1 FROM validations v WHERE v.owner_id = r.run_id))
            ORDER BY r.created_at, r.run_id LIMIT ?2
            """,
            all,
            countMax,
            make: { ($0.text(0) ?? "", $0.text(1) ?? "") }
        )
    }

    /// Imports of which nobody has looked at the rows since they were read last.
    package func unvalidatedImports(countMax: Int) throws(StoreError) -> [String] {
        try rows(
            """
            SELECT s.owner_id FROM sources s
            WHERE s.kind = 'transcript' AND s.source_id = s.owner_id AND s.is_finished
                AND NOT EXISTS(
                    SELECT 1 FROM validations v WHERE v.owner_id = s.owner_id AND v.content = \(Self.content)
                )
            ORDER BY s.owner_id LIMIT ?
            """,
            countMax,
            make: { $0.text(0) ?? "" }
        )
    }

    package func put(_ validation: ValidationRow) throws(StoreError) {
        try run(
            """
            INSERT INTO validations(owner_id, kind, content, since, finding)
            VALUES(?1, ?2, coalesce((SELECT \(Self.content) FROM sources s WHERE s.source_id = ?1), ''), ?3, ?4)
            ON CONFLICT(owner_id) DO UPDATE SET content = excluded.content, finding = excluded.finding,
                since = iif(finding IS excluded.finding, since, excluded.since)
            """,
            validation.owner,
            validation.kind.rawValue,
            validation.since,
            validation.finding
        )
    }

    /// What was looked at, by its owner.
    package func validations() throws(StoreError) -> [ValidationRow] {
        try rows("SELECT owner_id, kind, since, finding FROM validations ORDER BY owner_id") { row in
            ValidationRow(
                owner: row.text(0) ?? "",
                kind: ValidationRow.Kind(rawValue: row.text(1) ?? "") ?? .live,
                since: CallColumns.time(row.text(2)) ?? WallTime(nanoseconds: 0),
                finding: row.text(3)
            )
        }
    }
}
