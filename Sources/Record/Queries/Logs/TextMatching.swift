import Domain
import Glibc
import Platform

/// Looks for what a query asks for in the bytes of a text. It belongs to one thread, as its pattern does.
final class TextMatching {
    private enum Wanted {
        case nothing
        case word([UInt8])
        case pattern(TextPattern)
    }

    private let wanted: Wanted
    private let ignoresCase: Bool
    private var lowered: [UInt8] = []

    init(_ query: LogQuery) {
        ignoresCase = query.ignoresCase
        if let expression = query.expression {
            let pattern = Deliberate.ignore(because: "a query was an expression when it was made") {
                () throws(TextPattern.Fault) in try TextPattern(expression, ignoresCase: query.ignoresCase)
            }
            wanted = pattern.map { .pattern($0) } ?? .nothing
        } else {
            let word = Array(query.text.replacing("\t", with: ShownLines.tabText).utf8)
            wanted = word.isEmpty ? .nothing : .word(query.ignoresCase ? word.map(Self.lowercase) : word)
        }
    }

    func isFound(in text: UnsafeRawBufferPointer) -> Bool {
        switch wanted {
        case .nothing: return false
        case .pattern(let pattern): return pattern.isFound(in: text)
        case .word(let word):
            guard ignoresCase else { return Self.holds(text, word) }
            lowered.removeAll(keepingCapacity: true)
            lowered.append(contentsOf: text)
            for place in lowered.indices { lowered[place] = Self.lowercase(lowered[place]) }
            return lowered.withUnsafeBytes { Self.holds($0, word) }
        }
    }

    private static func holds(_ text: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
        guard let start = text.baseAddress else { return false }
        var place = 0
        while text.count - place >= word.count {
            let room = text.count - place - word.count + 1
            guard let found = memchr(start + place, Int32(word[0]), room) else { return false }
            if memcmp(found, word, word.count) == 0 { return true }
            place = UnsafeRawPointer(found) - start + 1
        }
        return false
    }

    /// As with patterns: letters beyond ASCII have no case here.
    private static func lowercase(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
