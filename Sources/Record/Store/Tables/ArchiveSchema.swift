/// `archive/logs-2026-10.db`: the rows of the runs of a closed month, as both databases had them, in one file that can
/// be read by itself.
package enum ArchiveSchema {
    package static let current = Schema(
        noun: "an archived month of Roost",
        applicationID: applicationID,
        migrations: [first]
    )

    /// `RSTA`
    static let applicationID: Int32 = 0x5253_5441

    private static let first = Migration(
        version: 1,
        name: "the rows of a closed month",
        readableFrom: 1,
        script: [
            IndexSchema.sessions, IndexSchema.tasks, IndexSchema.decisions, IndexSchema.runs, IndexSchema.usage,
            IndexSchema.prices, SourceTable.script, IndexSchema.questionIndexes, ConversationsSchema.messages,
            ConversationsSchema.conversations, SearchSchema.script,
        ].joined(separator: "\n")
    )
}
