import Domain
import JSON

/// What was found out last about what a run does, and what a person can do about it.
struct VerdictNotes {
    /// When it was found out, as the record has it.
    let at: WallTime
    let message: String
    let data: JSONValue

    /// - Parameter isOver: then nobody can do anything about it any more.
    func notes(run: String, task: String, isOver: Bool) -> [ExplanationNote] {
        guard let verdict else { return [ExplanationNote("verdict", told)] }
        var notes = [ExplanationNote("verdict", verdict.text)]
        guard !isOver else { return notes }
        if !verdict.evidence.isEmpty {
            notes.append(ExplanationNote("evidence", verdict.evidence.joined(separator: "; ")))
        }
        let since = verdict.since.truncatedToMilliseconds
        let until = verdict.until.map { ", until \($0.iso)" } ?? ""
        let times = [since] + (verdict.until.map { [$0] } ?? [])
        notes.append(ExplanationNote("since", since.iso + until, times: times))
        notes.append(ExplanationNote("sure", "\(verdict.confidence), as of \(at.iso)", times: [at]))
        guard let run = Self.id(RunID.init, run), let task = Self.id(TaskID.init, task) else { return notes }
        for step in VerdictAdvice(verdict, run: run, task: task).steps {
            notes.append(ExplanationNote("do", "\(step.command)   \(step.purpose)"))
        }
        return notes
    }

    private var verdict: Verdict? {
        guard let object = data.objectValue else { return nil }
        return Deliberate.ignore(because: "what an older program found out is told as it stands") {
            () throws(FieldError) in try Verdict(json: object)
        }
    }

    private var told: String {
        let words = ["verdict", "cause"].compactMap { data[$0]?.stringValue }
        return words.isEmpty ? message : words.joined(separator: ": ")
    }

    private static func id<ID>(_ make: (String) throws(IdentifierError) -> ID, _ text: String) -> ID? {
        Deliberate.ignore(because: "what has another name is not asked for by a command") {
            () throws(IdentifierError) in try make(text)
        }
    }
}
