import Domain
import Store

/// Whose rows those of an imported transcript are: a session with an id that follows from the file, the task of its
/// conversation, and the file itself as a run.
struct ImportOwner {
    private let copy: ImportedCopy

    init(_ copy: ImportedCopy) { self.copy = copy }

    func row(_ summary: SourceSummary) -> ImportRow {
        let began = summary.began ?? copy.metadata.undated
        var row = ImportRow(
            id: copy.id.text,
            session: Self.session(of: copy.id.text, at: summary.first ?? copy.metadata.undated).text,
            task: task,
            agent: copy.metadata.agent.text,
            path: copy.metadata.paths.first ?? "",
            began: began,
            ended: summary.ended ?? began
        )
        row.conversation = summary.conversation ?? copy.metadata.conversation
        row.model = summary.model
        row.title = summary.title
        row.folder = summary.folder
        row.branch = summary.branch
        row.agentVersion = summary.agentVersion
        return row
    }

    /// The day of its first line, and what follows from which file it is: the same in every rebuild. Thousands of files
    /// may be of one day, so that what is enough for sessions that are begun one by one would not do.
    static func session(of import: String, at time: WallTime) -> SessionID {
        SessionID.following(from: `import`, at: time)
    }

    /// Files of one conversation, such as those of its sub-agents, are one task.
    private var task: String {
        let name = "import-\(copy.metadata.agent.text)-\(copy.metadata.conversation ?? "")"
        let isName = Deliberate.ignore(because: "a conversation without a fitting name is the task of its file") {
            () throws(IdentifierError) in try Identifier(name)
        }
        return copy.metadata.conversation == nil ? copy.id.text : isName?.text ?? copy.id.text
    }
}
