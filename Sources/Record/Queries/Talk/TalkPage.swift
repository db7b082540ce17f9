import Decoding
import Domain

/// A conversation as one page that needs nothing else: no script, no address of anything, its looks within. Whatever
/// agents wrote stands in it as text.
package struct TalkPage {
    private let owner: TalkOwner
    private var outline = ""
    private var body = ""
    private var count = 0

    package init(of owner: TalkOwner) { self.owner = owner }

    package mutating func append(_ part: TalkPart) {
        count += 1
        let id = "p\(count)"
        body += TalkMarkup.head(of: part) + TalkMarkup.body(of: part.part, id: id)
        append(part.part, to: id)
    }

    /// - Parameter totals: what it took, where that is known.
    package func bytes(_ totals: TalkTotals?) -> [UInt8] {
        let name = PageText.escaped(owner.worker)
        let agent = owner.agent.map { PageText.escaped($0) + " · " } ?? ""
        let began = owner.startedAt.map { " · " + PageText.escaped($0.iso) } ?? ""
        let end = totals.map { PageText.inline(TalkRendering.part(of: $0).title) } ?? "tokens and cost are not known"
        let page = """
            \(PageText.head(title: owner.worker))
            <body>
            <header><h1>\(PageText.escaped(owner.task))</h1>
            <p>\(agent)\(name) · \(PageText.escaped(owner.status))\(began)</p></header>
            <nav><details open><summary>Outline</summary><ol>
            \(outline)</ol></details></nav>
            <main>
            \(body)</main>
            <footer>\(end)</footer>
            </body>
            </html>

            """
        return Array(page.utf8)
    }

    /// What was asked, what was done, and what went wrong.
    private mutating func append(_ part: RenderedPart, to id: String) {
        let text: StyledText
        switch part.kind {
        case .user: text = part.lines.first?.text ?? StyledText()
        case .toolCall: text = part.title
        case .toolResult where part.isFailure, .notice where part.isFailure: text = part.title
        case .assistant, .system, .thinking, .toolResult, .notice: return
        }
        let failure = part.isFailure ? " class=\"failed\"" : ""
        let words = PageText.escaped(String(text.text.prefix(90)))
        outline += "<li\(failure)><a href=\"#\(id)\">\(words)</a></li>\n"
    }
}
