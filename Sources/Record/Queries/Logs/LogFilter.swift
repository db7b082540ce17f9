import Domain
import Glibc
import Journal
package import Platform

/// Which lines are wanted, by patterns: any of some, and none of others.
package struct LogFilter {
    package let included: [TextPattern]
    package let excluded: [TextPattern]

    package init(included: [TextPattern], excluded: [TextPattern]) {
        self.included = included
        self.excluded = excluded
    }

    package var isEmpty: Bool { included.isEmpty && excluded.isEmpty }

    package func wants(_ line: LogLine) -> Bool {
        guard !isEmpty else { return true }
        switch line.content {
        case .output(let piece, _): return wants(output: piece.bytes)
        case .event(let event): return Array("\(event.typeText) \(event.message)".utf8).withUnsafeBytes(wants(text:))
        case .note: return true
        }
    }

    /// Of a line with colours or one that was written over, what a person sees of it is searched.
    private func wants(output: UnsafeRawBufferPointer) -> Bool {
        guard contains(0x1b, in: output) || contains(UInt8(ascii: "\r"), in: output) else {
            return wants(text: output)
        }
        var terminal = TerminalText(keepsColors: false)
        var text: [UInt8] = []
        terminal.append(output, to: &text)
        LastState.fold(&text, from: 0)
        return text.withUnsafeBytes(wants(text:))
    }

    private func wants(text: UnsafeRawBufferPointer) -> Bool {
        if excluded.contains(where: { $0.isFound(in: text) }) { return false }
        return included.isEmpty || included.contains { $0.isFound(in: text) }
    }

    private func contains(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, Int32(byte), bytes.count) != nil
    }
}
