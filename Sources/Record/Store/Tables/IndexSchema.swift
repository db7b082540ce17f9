/// `index.db`: everything but what was said. Its tables and columns are listed in `FORMAT.md`.
package enum IndexSchema {
    package static let current = Schema(noun: "the index of Roost", applicationID: applicationID, migrations: [first])

    /// `RSTI`
    static let applicationID: Int32 = 0x5253_5449

    private static let first = Migration(
        version: 1,
        name: "the tables of sessions, tasks, runs and usage",
        readableFrom: 1,
        script: [
            sessions, tasks, decisions, runs, usage, prices, imports, validations, SourceTable.script, questionIndexes,
        ]
        .joined(separator: "\n")
    )
}
