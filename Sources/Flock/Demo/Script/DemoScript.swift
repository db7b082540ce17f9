/// The steps that a prompt asks for.
struct DemoScript: Hashable, Sendable {
    static let mark = "demo:"
    private static let fileMark = "@"
    private static let linesMax = 10_000

    /// What a prompt holds: a script, the name of a file with one, or neither.
    enum Place: Hashable {
        case here(String)
        case file(String)
        case none
    }

    let steps: [ScriptStep]

    init(_ steps: [ScriptStep]) { self.steps = steps }

    init(parsing text: String) throws(ScriptFault) {
        var steps: [ScriptStep] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= Self.linesMax else {
            throw ScriptFault(line: Self.linesMax + 1, reason: "a script has at most \(Self.linesMax) lines")
        }
        for (index, line) in lines.enumerated() {
            guard Self.trimmed(line).first != "#" else { continue }
            for part in Self.parts(of: String(line)) where !part.isEmpty {
                steps.append(try StepReader(part, line: index + 1).step())
            }
        }
        self.steps = steps
    }

    /// Whether something is told ahead of the script, as an agent is told what came of the attempt before its own.
    static func isAgain(_ prompt: String) -> Bool {
        let lines = prompt.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let ahead = lines.prefix { !trimmed($0).hasPrefix(mark) }
        return ahead.count < lines.count && ahead.contains { !trimmed($0).isEmpty }
    }

    /// Where a prompt has its script.
    static func place(in prompt: String) -> Place {
        let lines = prompt.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let start = lines.firstIndex(where: { trimmed($0).hasPrefix(mark) }) else { return .none }
        let first = trimmed(trimmed(lines[start]).dropFirst(mark.count)[...])
        if first.hasPrefix(fileMark) { return .file(String(first.dropFirst())) }
        return .here(([first] + lines[(start + 1)...]).joined(separator: "\n"))
    }

    private static func parts(of line: String) -> [String] {
        var parts: [String] = []
        var rest = line[...]
        while let separator = rest.firstRange(of: ";;") {
            parts.append(String(trimmed(rest[..<separator.lowerBound])))
            rest = rest[separator.upperBound...]
        }
        return parts + [String(trimmed(rest))]
    }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
