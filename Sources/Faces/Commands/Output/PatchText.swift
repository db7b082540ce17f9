import Domain

/// A patch: into a file or another program its bytes as they are, on a terminal without what would move the cursor, and
/// in colour where that is shown.
enum PatchText {
    static func show(_ bytes: [UInt8], on console: Console) throws(CommandError) {
        guard console.output.isTerminal || console.output.isColored else { return try console.write(bytes) }
        var isInHeader = true
        // By bytes: a letter of Swift's may be a carriage return and a newline at once.
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for bytes in lines {
            let line = String(decoding: bytes, as: UTF8.self)
            if line.hasPrefix("diff --git ") { isInHeader = true }
            if line.hasPrefix("@@") { isInHeader = false }
            let ink = isInHeader ? Ink.bold : ink(of: line)
            let safe = safe(line)
            try console.line(ink.map { $0.mark(safe, where: console.output.isColored) } ?? safe)
        }
    }

    private static func ink(of line: String) -> Ink? {
        switch line.utf8.first {
        case UInt8(ascii: "+"): .green
        case UInt8(ascii: "-"): .red
        case UInt8(ascii: "@"): .cyan
        default: nil
        }
    }

    /// Tabs move it no further than they are meant to.
    private static func safe(_ line: String) -> String {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { SafeText.of(String($0)) }
            .joined(separator: "\t")
    }
}
