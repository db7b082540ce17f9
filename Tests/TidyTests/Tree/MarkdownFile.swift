/// A document, as the rules look at it: its titles and links, without what stands in fences and code spans.
struct MarkdownFile: Sendable {
    struct Link: Sendable {
        let target: String
        let line: Int
    }

    let file: TextFile
    /// The lines of headings of the first order.
    let titleLines: [Int]
    let links: [Link]

    init(_ file: TextFile) {
        self.file = file
        var titleLines: [Int] = []
        var links: [Link] = []
        var fence: String?
        for number in file.lines.indices.map({ $0 + 1 }) {
            let text = file.text(ofLine: number).drop { $0 == " " }
            if let open = fence {
                if text.hasPrefix(open) { fence = nil }
            } else if let mark = ["```", "~~~"].first(where: text.hasPrefix) {
                fence = mark
            } else {
                if text.hasPrefix("# ") { titleLines.append(number) }
                links += Self.links(in: text).map { Link(target: $0, line: number) }
            }
        }
        self.titleLines = titleLines
        self.links = links
    }

    /// The targets of `[text](target)` and `![text](target "title")`.
    private static func links(in line: Substring) -> [String] {
        let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "code")
        return prose.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap { rest in
            guard let end = rest.firstIndex(of: ")") else { return nil }
            return rest[..<end].split(separator: " ").first.map(String.init)
        }
    }
}
