import Domain
import Glibc

/// What a line of a transcript of Claude Code says of a response, as its bytes, to know it again.
///
/// Claude Code writes a line for each block of a response, and says in each what all of the response took, most often
/// in the same bytes. Such a line at no earlier time changes nothing where the first was counted: of two equal reports
/// the earlier one stands, and joining one twice is joining it once.
struct ClaudeTelling {
    /// A line holds no newline, so that one behind each part keeps them apart.
    private static let separator = UInt8(ascii: "\n")

    private var bytes: [UInt8] = []
    private var at: WallTime?

    func isSaidAgain(by fields: ClaudeFields) -> Bool {
        guard let at else { return false }
        let isSame = bytes.withUnsafeBytes { bytes in
            var rest = bytes
            return Self.all(of: fields) { Self.skip($0?.raw, in: &rest) }
        }
        guard isSame, let time = fields.timestamp?.time else { return false }
        return time >= at
    }

    /// What names no response or no time is not known again: its time is what tells it from others.
    mutating func keep(_ report: UsageReport, of fields: ClaudeFields) {
        at = report.response == nil ? nil : report.at
        bytes.removeAll(keepingCapacity: true)
        guard at != nil else { return }
        _ = Self.all(of: fields) { part in
            if let part { bytes.append(contentsOf: part.raw) }
            bytes.append(Self.separator)
            return true
        }
    }

    /// Everything but the time that `ClaudeLine.usage` comes of, what differs most often first.
    @inline(__always)
    private static func all(of fields: ClaudeFields, _ body: (LineNode?) -> Bool) -> Bool {
        let message = fields.message
        return body(message?["id"]) && body(message?["usage"]) && body(message?["model"]) && body(fields.request)
            && body(fields.conversation) && body(fields.isSidechain) && body(fields.subagentCall)
            && body(fields.cost)
    }

    @inline(__always)
    private static func skip(_ part: UnsafeRawBufferPointer?, in rest: inout UnsafeRawBufferPointer) -> Bool {
        let count = part?.count ?? 0
        guard rest.count > count, rest[count] == separator else { return false }
        if let start = part?.baseAddress, let known = rest.baseAddress, memcmp(start, known, count) != 0 {
            return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
        return true
    }
}
