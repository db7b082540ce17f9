import Domain

/// A patch line by line, and where in it each file begins.
struct PatchLines: Hashable {
    enum Kind: Hashable {
        case header, hunk, added, removed, context
    }

    struct Line: Hashable {
        let kind: Kind
        let text: String
    }

    struct File: Hashable {
        var path: String
        var added = 0
        var removed = 0
        let line: Int
    }

    private(set) var lines: [Line] = []
    private(set) var files: [File] = []

    init(_ patch: String = "") {
        var isInHeader = true
        // By bytes: a letter of Swift's may be a carriage return and a newline at once.
        for bytes in patch.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasPrefix("diff --git ") {
                isInHeader = true
                files.append(File(path: Self.path(ofGitLine: text), line: lines.count))
            } else if text.hasPrefix("@@") {
                isInHeader = false
            }
            if isInHeader { rename(by: text) } else { count(text) }
            lines.append(Line(kind: isInHeader ? .header : Self.kind(of: text), text: text))
        }
        if lines.last?.text.isEmpty == true { lines.removeLast() }
    }

    /// Which file a line is of; nil in front of the first.
    func file(at line: Int) -> Int? { files.lastIndex { $0.line <= line } }

    private mutating func rename(by text: String) {
        guard let last = files.indices.last else { return }
        for prefix in ["+++ b/", "rename to "] where text.hasPrefix(prefix) {
            files[last].path = String(text.dropFirst(prefix.count))
        }
    }

    private mutating func count(_ text: String) {
        guard let last = files.indices.last else { return }
        if text.utf8.first == UInt8(ascii: "+") { files[last].added += 1 }
        if text.utf8.first == UInt8(ascii: "-") { files[last].removed += 1 }
    }

    /// `diff --git a/PATH b/PATH`: both are as long, where nothing was renamed.
    private static func path(ofGitLine text: String) -> String {
        let rest = text.dropFirst("diff --git ".count)
        let half = rest.dropFirst((rest.count + 1) / 2)
        return half.hasPrefix("b/") ? String(half.dropFirst(2)) : String(rest)
    }

    private static func kind(of text: String) -> Kind {
        switch text.utf8.first {
        case UInt8(ascii: "+"): .added
        case UInt8(ascii: "-"): .removed
        case UInt8(ascii: "@"): .hunk
        default: .context
        }
    }
}
