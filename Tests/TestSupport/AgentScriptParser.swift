import Domain
import Platform

/// Reads the text of a script.
struct AgentScriptParser {
    private let text: [Character]
    private var place = 0

    init(_ text: String) { self.text = Array(text) }

    mutating func script() throws(AgentScriptError) -> AgentScript {
        let script = try block()
        guard place == text.count else { throw error(at: place, .strayEnd) }
        return script
    }

    /// Steps up to the end of the text, or to an `end`, which is not taken.
    private mutating func block() throws(AgentScriptError) -> AgentScript {
        var steps: [AgentScript.Step] = []
        while true {
            skip { $0.isWhitespace || $0 == ";" }
            let start = place
            if peek == "#" {
                skip { !$0.isNewline }
            } else if peek == nil || peekWord == "end" {
                return AgentScript(steps)
            } else {
                steps.append(try step(word(), at: start))
            }
        }
    }

    private mutating func step(_ name: String, at start: Int) throws(AgentScriptError) -> AgentScript.Step {
        switch name {
        case "say": .say(try restOfStep())
        case "err": .err(try restOfStep())
        case "prompt": .prompt(try restOfStep())
        case "bytes": .bytes(try argument("bytes as pairs of hexadecimal digits") { Hex.decode($0) })
        case "pause": .pause(try argument("a time such as 50ms", Self.duration))
        case "flood": .flood(try argument("a number of bytes such as 10MB", Self.byteCount))
        case "exit": .exit(try argument("an exit code from 0 to 255") { UInt8($0).map { Int32($0) } })
        case "signal": .signal(try argument("a signal such as KILL", Self.signal))
        case "ignore": .ignore(try argument("a signal such as TERM", Self.signal))
        case "child": .child(try inner(of: name, at: start))
        case "repeat":
            .repeat(
                try argument("a number of times") { Int($0).flatMap { $0 >= 0 ? $0 : nil } },
                try inner(of: name, at: start)
            )
        default: throw error(at: start, .unknownStep(name))
        }
    }

    private mutating func inner(of name: String, at start: Int) throws(AgentScriptError) -> AgentScript {
        try endStep()
        let script = try block()
        guard peekWord == "end" else { throw error(at: start, .unclosedBlock(name)) }
        _ = word()
        try endStep()
        return script
    }

    // MARK: - What belongs to a step

    private mutating func argument<Value>(
        _ wanted: String,
        _ read: (String) -> Value?
    ) throws(AgentScriptError) -> Value {
        skipSpace()
        let start = place
        let text = word()
        guard !text.isEmpty else { throw error(at: start, .missing(wanted)) }
        guard let value = read(text) else { throw error(at: start, .unfit(text, wanted: wanted)) }
        try endStep()
        return value
    }

    private mutating func endStep() throws(AgentScriptError) {
        skipSpace()
        let start = place
        guard let excess = peek, !Self.endsStep(excess) else { return }
        throw error(at: start, .excess(word()))
    }

    private mutating func restOfStep() throws(AgentScriptError) -> String {
        skipSpace()
        if peek == "\"" { return try quoted() }
        let start = place
        skip { !Self.endsStep($0) }
        var end = place
        while end > start, text[end - 1].isWhitespace { end -= 1 }
        return String(text[start..<end])
    }

    private mutating func quoted() throws(AgentScriptError) -> String {
        let start = place
        place += 1
        var found = ""
        while let next = peek, !next.isNewline {
            place += 1
            if next == "\"" {
                try endStep()
                return found
            }
            if next == "\\" { found.append(try escaped()) } else { found.append(next) }
        }
        throw error(at: start, .unclosedQuote)
    }

    /// What stands behind a backslash.
    private mutating func escaped() throws(AgentScriptError) -> Character {
        let start = place - 1
        guard let next = peek else { throw error(at: start, .unclosedQuote) }
        place += 1
        switch next {
        case "n": return "\n"
        case "t": return "\t"
        case "\"", "\\": return next
        case "x":
            let digits = String(text[place..<min(text.count, place + 2)])
            guard digits.count == 2, let code = UInt8(digits, radix: 16), code < 0x80 else { break }
            place += 2
            return Character(Unicode.Scalar(code))
        default: break
        }
        throw error(at: start, .unknownEscape(String(text[start..<place])))
    }

    private static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = quantity(text) else { return nil }
        return switch unit {
        case "us": .microseconds(number)
        case "ms": .milliseconds(number)
        case "s": .seconds(number)
        default: nil
        }
    }

    private static func byteCount(_ text: String) -> ByteCount? {
        let units: [Substring: Int64] = [
            "B": 1, "kB": 1_000, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000,
            "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30,
        ]
        guard let (number, unit) = quantity(text), let factor = units[unit] else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : ByteCount(bytes: bytes)
    }

    private static func quantity(_ text: String) -> (Int64, Substring)? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return Int64(digits).map { ($0, text.dropFirst(digits.count)) }
    }

    private static func signal(_ text: String) -> Signal? {
        let signals: [Signal] = [
            .kill, .terminate, .interrupt, .hangUp, .quit, .abort, .stop, .brokenPipe, .user1, .user2,
        ]
        return signals.first { "\($0)" == "SIG\(text)" }
    }

    // MARK: - Letters

    private var peek: Character? { place < text.count ? text[place] : nil }

    private var peekWord: String { String(text[place...].prefix { !$0.isWhitespace && $0 != ";" }) }

    private mutating func word() -> String {
        let word = peekWord
        place += word.count
        return word
    }

    private mutating func skipSpace() { skip { $0.isWhitespace && !$0.isNewline } }

    private mutating func skip(_ isSkipped: (Character) -> Bool) {
        while let next = peek, isSkipped(next) { place += 1 }
    }

    private static func endsStep(_ character: Character) -> Bool { character.isNewline || character == ";" }

    private func error(at place: Int, _ problem: AgentScriptError.Problem) -> AgentScriptError {
        let before = text[..<place]
        let lineStart = before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
        return AgentScriptError(line: before.count(where: \.isNewline) + 1, column: place - lineStart + 1, problem)
    }
}
