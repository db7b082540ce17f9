import Domain
import Platform

/// Reads one step of a script.
struct StepReader {
    private static let words = [
        "say", "think", "edit", "write", "read", "run", "commit", "usage", "permit", "ask", "hear", "sleep", "stall",
        "rate-limit", "flood", "raw", "err", "child", "ignore", "outcome", "follow-up", "fail", "replace", "count",
        "first", "again",
    ]
    private static let linesMax = 10_000_000
    private static let bytesMax = 16 << 20
    private static let rateMax = 100_000

    private let line: Int
    private var rest: Substring

    init(_ text: String, line: Int) {
        self.line = line
        rest = text[...]
    }

    func step() throws(ScriptFault) -> ScriptStep {
        var reader = self
        let step = try reader.read()
        guard reader.rest.isEmpty else {
            throw fault("\(String(reflecting: String(reader.rest))) is more than the step takes")
        }
        return step
    }

    private mutating func read() throws(ScriptFault) -> ScriptStep {
        let name = word()
        switch name {
        case "say": return .say(try text("a text"))
        case "think": return .think(try text("a text"))
        case "edit": return .edit(file: try argument("a file"), text: try text("a text"))
        case "write": return .write(file: try argument("a file"), text: try text("a text"))
        case "read": return .read(try text("a file"))
        case "run": return .run(try text("a command"))
        case "commit": return .commit(try text("a message"))
        case "permit": return .permit(try text("a command"))
        case "raw": return .raw(try text("a line"))
        case "err": return .err(try text("a text"))
        case "ask": return try question()
        case "hear": return .hear(try duration())
        case "sleep": return .sleep(try duration())
        case "child": return .child(try duration())
        case "ignore": return .ignore(try signal())
        case "usage": return .usage(input: Int64(try number(Int.max)), output: Int64(try number(Int.max)))
        case "stall": return .stall(try choice("a way to stall"), try duration())
        case "rate-limit": return try rateLimit()
        case "flood": return try flood()
        case "outcome": return .outcome(try choice("an outcome"), try text("a summary"))
        case "follow-up": return .followup(kind: try kind(), reason: try text("a reason"))
        case "fail": return .fail(try failure())
        case "replace": return try replacement()
        case "count": return .count(rate: max(1, try number(Self.rateMax)), try duration())
        case "first": return .only(isAgain: false, try StepReader(try text("a step"), line: line).step())
        case "again": return .only(isAgain: true, try StepReader(try text("a step"), line: line).step())
        default:
            let similar = Suggestion.nearest(to: name, among: Self.words)
            let hint = similar.isEmpty ? "" : "; did you mean \(similar.joined(separator: " or "))?"
            throw fault("there is no step \(String(reflecting: name))\(hint)")
        }
    }

    private mutating func question() throws(ScriptFault) -> ScriptStep {
        let parts = try text("a question").split(separator: "|").map { String(DemoScript.trimmed($0)) }
        guard let question = parts.first, !question.isEmpty else { throw fault("a question is missing") }
        return .ask(question, options: parts.dropFirst().filter { !$0.isEmpty })
    }

    private mutating func replacement() throws(ScriptFault) -> ScriptStep {
        let file = try argument("a file")
        let texts = try text("a text").split(separator: "|", omittingEmptySubsequences: false)
        guard texts.count == 2, texts[0].contains(where: { !$0.isWhitespace }) else {
            throw fault("what is replaced, | and what by are missing")
        }
        let (old, new) = (String(DemoScript.trimmed(texts[0])), String(DemoScript.trimmed(texts[1])))
        return .replace(file: file, text: old, by: new)
    }

    private mutating func rateLimit() throws(ScriptFault) -> ScriptStep {
        let length = try duration()
        let word = word()
        guard word.isEmpty || word == "wait" else { throw fault("behind the time stands wait, or nothing") }
        return .rateLimit(length, waits: word == "wait")
    }

    private mutating func flood() throws(ScriptFault) -> ScriptStep {
        let lines = try number(Self.linesMax)
        let bytes = try number(Self.bytesMax)
        let rate = rest.isEmpty ? nil : try number(Self.linesMax)
        return .flood(lines: lines, bytes: bytes, rate: rate)
    }

    private mutating func failure() throws(ScriptFault) -> ScriptStep.Failure {
        let how = try argument("an exit code from 0 to 255, signal, result or exec")
        switch how {
        case "signal": return .signal(try signal())
        case "result": return .result(try text("a text"))
        case "exec": return .exec
        default:
            guard let code = UInt8(how) else {
                throw fault("\(how) is no exit code from 0 to 255, signal, result or exec")
            }
            return .exit(Int32(code))
        }
    }

    private mutating func kind() throws(ScriptFault) -> String {
        let word = try argument("a kind of step")
        guard StepKind(rawValue: word) != nil else { throw fault("\(word) is no kind of step, such as review") }
        return word
    }

    // MARK: - What belongs to a step

    private mutating func word() -> String {
        let word = rest.prefix { !$0.isWhitespace }
        rest = DemoScript.trimmed(rest.dropFirst(word.count))
        return String(word)
    }

    private mutating func argument(_ what: String) throws(ScriptFault) -> String {
        let word = word()
        guard !word.isEmpty else { throw fault("\(what) is missing") }
        return word
    }

    private mutating func text(_ what: String) throws(ScriptFault) -> String {
        guard !rest.isEmpty else { throw fault("\(what) is missing") }
        defer { rest = "" }
        return String(rest)
    }

    private mutating func duration() throws(ScriptFault) -> Duration {
        let text = try argument("a time such as 500ms or 2s")
        guard let duration = DurationText.read(text) else { throw fault("\(text) is no time such as 500ms or 2s") }
        return duration
    }

    private mutating func number(_ most: Int) throws(ScriptFault) -> Int {
        let text = try argument("a number")
        guard let number = Int(text), (0...most).contains(number) else {
            throw fault("\(text) is no number from 0 to \(most)")
        }
        return number
    }

    private mutating func signal() throws(ScriptFault) -> Signal {
        let text = try argument("a signal such as TERM")
        let found = (1..<32).map { Signal(number: $0) }.first { "\($0)" == "SIG\(text)" }
        guard let found else { throw fault("\(text) is no signal such as TERM") }
        return found
    }

    private mutating func choice<Choice: CaseIterable & RawRepresentable>(
        _ what: String
    ) throws(ScriptFault) -> Choice where Choice.RawValue == String {
        let text = try argument(what)
        guard let choice = Choice(rawValue: text) else {
            throw fault("\(text) is not \(what): \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    private func fault(_ reason: String) -> ScriptFault { ScriptFault(line: line, reason: reason) }
}
