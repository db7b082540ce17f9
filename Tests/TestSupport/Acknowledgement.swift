package import Domain

/// What a writer says is done, one line each, said only when the call that did it has returned: from there on no kill
/// may take it back.
package enum Acknowledgement: Hashable, Sendable {
    case prepared(directory: String)
    case opened
    /// That the sequence is taken by an event; with a sum that is the CRC-32C of its line's body.
    case event(sequence: Int64, sum: UInt32?)
    /// The bytes of the channel up to there.
    case output(Channel, end: Int64)
    /// That this state stands, by the CRC-32C of its file.
    case state(sum: UInt32)
    case synced(sequence: Int64)
    case ended(Outcome)
    case digested

    package var line: String {
        switch self {
        case .prepared(let directory): "prepared \(directory)"
        case .opened: "opened"
        case .event(let sequence, let sum): "event \(sequence)\(sum.map { " \(Hex.encode($0))" } ?? "")"
        case .output(let channel, let end): "output \(channel.rawValue) \(end)"
        case .state(let sum): "state \(Hex.encode(sum))"
        case .synced(let sequence): "synced \(sequence)"
        case .ended(let outcome): "ended \(outcome.rawValue)"
        case .digested: "digested"
        }
    }

    /// nil for a line that says nothing of the kind.
    package init?(_ line: String) {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        switch (words.first, words.count) {
        case ("prepared", 2...): self = .prepared(directory: words.dropFirst().joined(separator: " "))
        case ("opened", 1): self = .opened
        case ("digested", 1): self = .digested
        case ("event", 2):
            guard let sequence = Int64(words[1]) else { return nil }
            self = .event(sequence: sequence, sum: nil)
        case ("event", 3):
            guard let sequence = Int64(words[1]), let sum = UInt32(words[2], radix: 16) else { return nil }
            self = .event(sequence: sequence, sum: sum)
        case ("output", 3):
            guard let channel = Channel(rawValue: words[1]), let end = Int64(words[2]) else { return nil }
            self = .output(channel, end: end)
        case ("state", 2):
            guard let sum = UInt32(words[1], radix: 16) else { return nil }
            self = .state(sum: sum)
        case ("synced", 2):
            guard let sequence = Int64(words[1]) else { return nil }
            self = .synced(sequence: sequence)
        case ("ended", 2):
            guard let outcome = Outcome(rawValue: words[1]) else { return nil }
            self = .ended(outcome)
        default: return nil
        }
    }
}
