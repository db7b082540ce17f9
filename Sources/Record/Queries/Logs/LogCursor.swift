package import Domain
package import Journal

/// How far a reader has got in everything that it was shown, as one word without spaces: what a script keeps, to be
/// shown next time what came since.
///
/// `1,<nanoseconds>,<run>:<sequence>:<stdout>:<stderr>,<session>:<sequence>`: when it was taken, and the place in each
/// run and in each session.
package struct LogCursor: Hashable, Sendable {
    private static let version: Substring = "1"

    package var takenAt: WallTime
    package var runs: [RunID: RunPlace] = [:]
    package var sessions: [SessionID: Int64] = [:]

    package init(takenAt: WallTime) { self.takenAt = takenAt }

    /// Nothing where the text is no cursor of ours.
    package init?(_ text: String) {
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        guard words.count >= 2, words[0] == Self.version, let time = Self.number(words[1]) else { return nil }
        takenAt = WallTime(nanoseconds: time)
        for word in words.dropFirst(2) {
            guard take(word.split(separator: ":", omittingEmptySubsequences: false)) else { return nil }
        }
    }

    package var text: String {
        let runs = runs.sorted { $0.key < $1.key }.map { run, place in
            "\(run):\(place.sequence):\(Self.text(place.offsets[.stdout])):\(Self.text(place.offsets[.stderr]))"
        }
        let sessions = sessions.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
        return ([String(Self.version), "\(takenAt.nanoseconds)"] + runs + sessions).joined(separator: ",")
    }

    private mutating func take(_ parts: [Substring]) -> Bool {
        switch parts.count {
        case 4:
            guard let run = Self.id(parts[0], as: RunID.self), let sequence = Self.number(parts[1]) else {
                return false
            }
            var place = RunPlace(sequence: sequence, offsets: [:])
            for (channel, text) in zip(Channel.allCases, parts[2...]) where text != "-" {
                guard let offset = Self.number(text) else { return false }
                place.offsets[channel] = offset
            }
            runs[run] = place
        case 2:
            guard let session = Self.id(parts[0], as: SessionID.self), let sequence = Self.number(parts[1]) else {
                return false
            }
            sessions[session] = sequence
        default: return false
        }
        return true
    }

    private static func id<ID: TypedIdentifier>(_ text: Substring, as type: ID.Type) -> ID? {
        Deliberate.ignore(because: "a text that is no id is told as no cursor") { () throws(IdentifierError) in
            try ID(String(text))
        }
    }

    private static func number(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy(Digits.isDigit) ? Int64(text).flatMap { $0 < .max ? $0 : nil } : nil
    }

    private static func text(_ offset: Int64?) -> String { offset.map(String.init) ?? "-" }
}
