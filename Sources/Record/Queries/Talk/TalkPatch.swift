import Domain

/// What an edit changes as a patch, as far as an edit tells it: where in the file its lines stand is not known, so they
/// are counted from 1.
struct TalkPatch {
    private static let fileMarks = ["*** Update File: ", "*** Add File: ", "*** Delete File: "]

    private(set) var text = ""
    private var body = ""
    private var (oldCount, newCount) = (0, 0)

    /// Empty where nothing is changed.
    static func text(of lines: [RenderedPart.Line], path: String) -> String {
        guard lines.contains(where: { $0.change != .none }) else { return "" }
        var patch = TalkPatch()
        // A patch of several files names each of them itself.
        let namesFiles = lines.contains { Self.path(in: $0) != nil }
        if !namesFiles { patch.beginFile(path) }
        for line in lines { patch.take(line) }
        patch.endHunk()
        return patch.text
    }

    private mutating func take(_ line: RenderedPart.Line) {
        let text = line.text.text
        switch line.change {
        case .added: add("+", text.dropFirst(2), (0, 1))
        case .removed: add("-", text.dropFirst(2), (1, 0))
        case .none:
            if let path = Self.path(in: line) {
                beginFile(path)
            } else if text.hasPrefix("@@") || text.hasPrefix("*** ") {
                endHunk()
            } else {
                add(" ", text.hasPrefix("  ") ? text.dropFirst(2) : text[...], (1, 1))
            }
        }
    }

    private static func path(in line: RenderedPart.Line) -> String? {
        guard line.change == .none else { return nil }
        let text = line.text.text
        return fileMarks.first { text.hasPrefix($0) }.map { String(text.dropFirst($0.count)) }
    }

    private mutating func add(_ sign: String, _ line: Substring, _ counts: (old: Int, new: Int)) {
        body += sign + line + "\n"
        oldCount += counts.old
        newCount += counts.new
    }

    private mutating func beginFile(_ path: String) {
        endHunk()
        let path = SafeText.of(path)
        text += "--- a/\(path)\n+++ b/\(path)\n"
    }

    private mutating func endHunk() {
        guard !body.isEmpty else { return }
        text += "@@ -\(min(1, oldCount)),\(oldCount) +\(min(1, newCount)),\(newCount) @@\n\(body)"
        (body, oldCount, newCount) = ("", 0, 0)
    }
}
