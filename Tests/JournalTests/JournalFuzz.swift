import Domain
import JSON
import Platform
import TestSupport

@testable import Journal

/// What must hold of the reader of our journals, whatever stands in the file and however it came there.
final class JournalFuzz {
    private let texts: DamagedText
    private let path: String
    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws {
        home = try TemporaryHome(for: "JournalFuzz")
        path = home.path("journal.jsonl")
        texts = DamagedText(of: try Self.journals(["worker.log", "journal.jsonl"]))
    }

    private static func journals(_ files: [String]) throws -> [[UInt8]] {
        let disk = SystemDisk()
        return try files.flatMap { file in
            let folder = Fixtures.path("v1/\(file)")
            return try disk.list(folder).filter { !$0.hasSuffix(".expected") }.map {
                try disk.readAll("\(folder)/\($0)", bytesMax: 1 << 20)
            }
        }
    }

    func complaints(_ random: inout SeededGenerator) throws -> [String] {
        let text = texts.next(&random)
        try disk.replaceFile(path, with: text)
        let whole = try read([text])
        let inBites = try read(Self.bites(of: text, &random))
        var complaints = Self.complaints(of: whole, in: text)
        if inBites != whole { complaints.append("in bites it is \(inBites), whole it is \(whole)") }
        complaints += try complaintsOfLines(text, &random)
        return complaints.map { "\($0) in \(String(decoding: text.prefix(3_000), as: UTF8.self).debugDescription)" }
    }

    private struct Read: Equatable {
        var items: [JournalItem] = []
        var rest: JournalRest = .nothing
    }

    private static func bites(of text: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        var bites: [[UInt8]] = []
        var rest = text[...]
        while !rest.isEmpty {
            let bite = rest.prefix(Int.random(in: 1...max(80, text.count / 20), using: &random))
            rest = rest.dropFirst(bite.count)
            bites.append(Array(bite))
        }
        return bites
    }

    /// A reader that is there while the file grows.
    private func read(_ bites: [[UInt8]]) throws -> Read {
        try disk.replaceFile(path, with: [])
        var reader = try JournalReader(path: path, on: disk)
        var read = Read()
        for bite in bites {
            try disk.writeAll(bite, to: disk.openFile(path, .append))
            while let item = try reader.next() { read.items.append(item) }
        }
        read.rest = reader.rest
        return read
    }

    /// The places are in order and within the file, and no line is told that is not there.
    private static func complaints(of read: Read, in text: [UInt8]) -> [String] {
        var end: Int64 = 0
        var complaints: [String] = []
        for item in read.items {
            let (offset, length): (Int64, Int64) =
                switch item {
                case .event(_, let offset): (offset, 1)
                case .closedTear(let tail): (tail.offset, tail.length)
                case .damage(let damage): (damage.offset, damage.kind == .edited ? 1 : damage.length)
                }
            if offset < end || length < 1 || offset + length > text.count {
                complaints.append("\(item) is out of order or outside of \(text.count) bytes")
            }
            end = offset
        }
        let lineCount = text.count { $0 == newline }
        return complaints
            + (read.items.count > 2 * lineCount + 1 ? ["\(read.items.count) items of \(lineCount) lines"] : [])
    }

    /// The pieces of all lines, with their endings, are the file again, and none is longer than may be.
    private func complaintsOfLines(_ text: [UInt8], _ random: inout SeededGenerator) throws -> [String] {
        try disk.replaceFile(path, with: [])
        var reader = try LineReader(path: path, on: disk)
        var found: [UInt8] = []
        var longest = 0
        func take(_ piece: LinePiece) {
            longest = max(longest, piece.bytes.count)
            found += piece.bytes
            switch piece.ending {
            case .lineFeed: found.append(newline)
            case .carriageReturnLineFeed: found += [UInt8(ascii: "\r"), newline]
            case .none: break
            }
        }
        for bite in Self.bites(of: text, &random) {
            try disk.writeAll(bite, to: disk.openFile(path, .append))
            while let piece = try reader.next() { take(piece) }
        }
        if let rest = reader.remainder() { take(rest) }
        let isSame = found == text && longest <= LineReader.pieceBytesMax + 1
        return isSame ? [] : ["its lines together are \(found.count) bytes, the longest \(longest)"]
    }
}
