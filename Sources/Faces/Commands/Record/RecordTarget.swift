import Domain
import Journal
import Platform
import Queries

/// What a person means by a name: the one task, run, worker or session that has it, or a beginning of it that no other
/// has.
struct RecordTarget {
    let question: RecordQuestion

    /// A name that is given whole stands for the first kind that has it.
    func id(of kinds: [NamedKind], named text: String) throws(CommandError) -> (kind: NamedKind, id: String) {
        var matches: [(kind: NamedKind, id: String)] = []
        for kind in kinds {
            let found = try question.ask { (record) throws(QueriesError) in
                try record.names(of: kind, beginningWith: text, limit: RunTarget.listedMax + 1)
            }
            if found == [text] { return (kind, text) }
            matches += found.map { (kind, $0) }
        }
        guard let match = matches.first else { throw try unknown(text, kinds) }
        guard matches.count == 1 else {
            let kind = Set(matches.map(\.kind)).count == 1 ? match.kind.rawValue : "name"
            throw .ambiguous(kind: kind, text: text, matches: matches.map(\.id))
        }
        return match
    }

    func decision(named text: String) throws(CommandError) -> RecordedDecision {
        let names = try question.ask { (record) throws(QueriesError) in
            try record.decisionNames(text, limit: RunTarget.listedMax + 1)
        }
        guard let name = names.first,
            let decision = try question.ask({ (record) throws(QueriesError) in try record.decision(row: name.row) })
        else { throw .notFound(kind: "decision", text: text, similar: [], list: "roost decision list") }
        guard names.count == 1 else {
            throw .ambiguous(kind: "decision", text: text, matches: names.map(\.text))
        }
        return decision
    }

    /// `bbbbbb/4`, or the number of a row: no id of anything else is so.
    static func isDecision(_ text: String) -> Bool {
        let number = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return text.contains("/") || (number.utf8.count > 12 && number.utf8.allSatisfy(Digits.isDigit))
    }

    private func unknown(_ text: String, _ kinds: [NamedKind]) throws(CommandError) -> CommandError {
        if let unread = try Self.unread(text, kinds, question.invocation) { return unread }
        var similar: [String] = []
        for kind in kinds {
            similar += try question.ask { (record) throws(QueriesError) in try record.names(of: kind, like: text) }
        }
        let nouns = kinds.map(\.rawValue)
        let noun = nouns.dropLast().joined(separator: ", ") + (nouns.count > 1 ? " or " : "") + (nouns.last ?? "")
        return .notFound(kind: noun, text: text, similar: Array(similar.prefix(3)), list: Self.list(kinds))
    }

    /// What has directories of runs and is not in the index.
    static func unread(
        _ text: String,
        _ kinds: [NamedKind],
        _ invocation: Invocation
    ) throws(CommandError) -> CommandError? {
        let home = HomePaths(root: try invocation.home())
        let hint = "roost index --once"
        if kinds.contains(.task), let task = Self.task(text) {
            let runs = try onRecord { () throws(JournalError) in
                try RunLookup.runs(of: task, in: home, on: invocation.disk)
            }
            if !runs.isEmpty {
                let count = runs.count == 1 ? "a run" : "\(runs.count) runs"
                return .refused("task \"\(text)\" has \(count) that the index has not read yet", hint: hint)
            }
        }
        guard kinds.contains(.run) else { return nil }
        let runs = try RunTarget.runs(beginningWith: text, in: home, on: invocation.disk)
        guard runs.count == 1, let run = runs.first else { return nil }
        return .refused("run \"\(FilePath.name(of: run.directory))\" is not in the index yet", hint: hint)
    }

    private static func task(_ text: String) -> TaskID? {
        Deliberate.ignore(because: "what is no name of a task has no runs") {
            () throws(IdentifierError) in try TaskID(text)
        }
    }

    private static func list(_ kinds: [NamedKind]) -> String? {
        switch kinds.first {
        case .task: "roost task list"
        case .run: RunTarget.listCommand
        case .session: "roost session list"
        case .worker, nil: nil
        }
    }
}
